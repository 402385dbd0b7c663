import type { paths } from '../../../api/schema.d.ts';

type Try = paths['/api/v1/intake/forms/try'];
export type Tried = Try['post']['responses'][200]['content']['application/json'];
