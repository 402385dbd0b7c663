export { plainCell } from './harmless.ts';
export { BOM, csvLine, csvText } from './csv.ts';
export { xlsxBytes, type SheetOfTable } from './xlsx.ts';
export { TABLE_TYPES } from './types.ts';
