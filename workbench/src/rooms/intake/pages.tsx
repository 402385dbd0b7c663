export { BatchPage } from './batch.tsx';
export { BatchesPage } from './batches.tsx';
export { NewBatchPage } from './new.tsx';
export { NilPage } from './nil.tsx';
export { ReturnedPage } from './returned.tsx';
export { ReviewPage } from './review.tsx';
export { TemplatesPage } from './templates.tsx';
