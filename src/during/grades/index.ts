export { gradeCountsSql } from './select.ts';
export { nameOfScale, usedUntil } from './scales.ts';
