export { codeRates, rateOverTime, type CodeRate, type CodeRates } from './rate.ts';
