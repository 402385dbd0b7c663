export { holdLock, type Lock } from './lock.ts';
export { prepareDataDirectory } from './layout.ts';
export { takeLease, type Lease, type LeaseOptions } from './lease.ts';
