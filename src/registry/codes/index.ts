export { ordersByOrgan } from './orders/list.ts';
export { movers } from './orders/movers.ts';
export { ratesOfGroups, type GroupOverTime } from './rate-of-groups.ts';
export { codeRates, rateOverTime, type CodeRate, type CodeRates } from './rate.ts';
