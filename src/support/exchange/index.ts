export { isStuck, lifeOf, type LifeFacts, type LifeStep, type SendingFacts, type Stage } from './life.ts';
