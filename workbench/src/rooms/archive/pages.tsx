export { RecordsPage } from './list.tsx';
export { RecordPage } from './record.tsx';
