export { namesAlike, normaliseName } from './names.ts';
export * from './types.ts';
