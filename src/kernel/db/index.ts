export { byteaArray, jsonArray, plainArray, textArray } from './arrays.ts';
export { databaseError, isConflict, isLost, isUnreachable, sqlState } from './errors.ts';
export { migrate, migrationStatus, pendingError, type MigrationStatus } from './migrate.ts';
export { MIGRATIONS_DIRECTORY, readMigrations, schemaHash, type Migration } from './migrations.ts';
export { openDatabase, type DatabaseOptions } from './pool.ts';
export { on, type Database, type IsoDate, type Tx } from './types.ts';
