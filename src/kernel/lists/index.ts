export { listRoute } from './route.ts';
