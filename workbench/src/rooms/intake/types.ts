import type { paths } from '../../api/schema.d.ts';

type Batches = paths['/api/v1/intake/batches/{id}'];
export type Batch = Batches['get']['responses'][200]['content']['application/json'];
export type Review = paths['/api/v1/intake/batches/{id}/review']['get']['responses'][200]['content']['application/json'];

/** Counts so far of a batch that is being worked through. */
export interface Progress {
  state: string;
  read: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  stale: number;
  waiting: number;
  returned: number;
  rejected: number;
}
