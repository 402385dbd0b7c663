export { OPEN_COLUMNS, OPEN_FILES, type OpenFile } from './files.ts';
export { openDataMessages } from './messages.ts';
