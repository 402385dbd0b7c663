export { byteaArray, jsonArray, plainArray, textArray } from './arrays.ts';
export { databaseError, isConflict, isLost, sqlState } from './errors.ts';
export { LOCKS } from './locks.ts';
export { migrate, migrationStatus, type MigrationStatus } from './migrate.ts';
export { readMigrations, schemaHash, type Migration } from './migrations.ts';
export { openDatabase, type DatabaseOptions } from './pool.ts';
export { bytes, joined, json, PackedRows, plain, text, type Columns } from './rows.ts';
export { together } from './together.ts';
export { on, type Database, type IsoDate, type Tx } from './types.ts';
