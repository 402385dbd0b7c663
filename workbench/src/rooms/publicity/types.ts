import type { paths } from '../../api/schema.d.ts';

export type Review = paths['/api/v1/publicity/{id}/review']['get']['responses'][200]['content']['application/json'];
type Detail = paths['/api/v1/records/{id}']['get']['responses'][200]['content']['application/json'];
export interface Row {
  review: Review;
  record: Detail;
}
