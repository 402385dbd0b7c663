export { backUp } from './back-up.ts';
export { restore } from './restore.ts';
export type { BackupFigures } from './format.ts';
