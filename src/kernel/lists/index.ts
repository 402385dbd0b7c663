export { valuesOf } from './describe.ts';
export { COUNTED, listRoute } from './route.ts';

/** Of a column whose value may be none. */
export const DASH = { zh: '—', en: '—' };
