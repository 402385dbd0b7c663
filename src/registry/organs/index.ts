export { organBook, type OrganAnswer, type OrganBook, type OrganPeriod } from './book.ts';
export { divisionBook, type DivisionBook } from './divisions.ts';
export { findOrgan, getOrgan, organsUnder, organTimeline } from './service.ts';
