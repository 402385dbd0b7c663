export { valuesOf } from './describe.ts';
export { listRoute } from './route.ts';
