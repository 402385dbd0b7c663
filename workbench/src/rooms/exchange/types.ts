import type { paths } from '../../api/schema.d.ts';

export type Status = paths['/api/v1/exchange/status']['get']['responses'][200]['content']['application/json'];
