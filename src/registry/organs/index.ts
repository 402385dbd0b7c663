export { organBook, type OrganAnswer, type OrganBook, type OrganPeriod } from './book.ts';
export { divisionBook, type DivisionBook } from './divisions.ts';
export { organsNamed } from './naming.ts';
export { findOrgan, getOrgan, organsUnder, organTimeline } from './service.ts';
export { superiorOf } from './superior.ts';
