export { csvText } from './csv.ts';
export { xlsxBytes, type SheetOfTable } from './xlsx.ts';
