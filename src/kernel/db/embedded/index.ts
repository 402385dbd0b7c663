export { holdLock, type Lock } from './lock.ts';
export { controlDirectory, prepareDataDirectory } from './layout.ts';
export { findBinaries } from './binaries.ts';
export { initialise, start, stop } from './postgres.ts';
export { chooseRunner } from './runner.ts';
export { takeLease, type Lease, type LeaseOptions } from './lease.ts';
