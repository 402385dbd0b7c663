import type { paths } from '../../../api/schema.d.ts';

type Answer = paths['/api/v1/subjects/{key}/explanations']['get']['responses'][200]['content']['application/json'];
export type Explanation = Answer['items'][number];
export type Stands = Explanation['ahead'][number];
