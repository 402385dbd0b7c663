export { itemFor, type ItemOnDay } from './editions.ts';
