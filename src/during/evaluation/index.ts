export { recompute, type Recomputed } from './recompute.ts';
