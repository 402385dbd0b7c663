export { nameOfScale, usedUntil } from './scales.ts';
