import type { paths } from '../../api/schema.d.ts';

type Get = paths['/api/v1/records']['get'];
export type Records = Get['responses'][200]['content']['application/json'];
export type RecordLine = Records['items'][number];
export type RecordQuery = NonNullable<Get['parameters']['query']>;
export type RecordDetail = paths['/api/v1/records/{id}']['get']['responses'][200]['content']['application/json'];
