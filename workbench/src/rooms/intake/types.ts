import type { paths } from '../../api/schema.d.ts';

type Batches = paths['/api/v1/intake/batches/{id}'];
export type Batch = Batches['get']['responses'][200]['content']['application/json'];
export type Review =
  paths['/api/v1/intake/batches/{id}/review']['get']['responses'][200]['content']['application/json'];
