export { benchPortal } from './bench/index.ts';
export { errorPage } from './pages/errors.tsx';
