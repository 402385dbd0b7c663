export { errorPage } from './pages/errors.tsx';
