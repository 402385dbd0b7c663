export { supervisionMessages } from './messages.ts';
export { scaleTitle, strictInEffect } from './plans.ts';
export { supervisedNow, type Supervised } from './subject.ts';
export { movingParts, type Moving } from './moves.ts';
