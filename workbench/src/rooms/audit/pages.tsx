export { AuditPage, LooksPage } from './logs.tsx';
export { SealsPage } from './seals.tsx';
