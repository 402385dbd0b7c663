import type { paths } from '../../api/schema.d.ts';

type Rows = paths['/api/v1/matching/rows'];
export type Row = Rows['get']['responses'][200]['content']['application/json']['items'][number];

/** What is stated why one looks holds for the desk as a whole. */
export const SCOPE = '/intake/matching';
