export { CSRF_COOKIE, isSecure, markSecure, SESSION_COOKIE } from './cookies.ts';
export { decodeCursor, encodeCursor, listOf, pageOf, PageQuery } from './cursor.ts';
export type { Choice, ColumnKind, DescribedList, Word } from './described-list.ts';
export { FormRefused } from './form-refused.ts';
export { noIndex } from './no-index.ts';
export { ALL_FACES, route, type AnyRoute, type Call, type Face, type FormFile, type Route, type RouteSchemas } from './types.ts';
