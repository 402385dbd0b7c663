export { CasePage } from './case.tsx';
export { CasesPage } from './list.tsx';
export { NewCasePage, NewCasesPage } from './new.tsx';
export { OutcomePage } from './outcome.tsx';
export { ProcedurePage } from './procedure.tsx';
export { ServePage } from './serve.tsx';
export { StepPage } from './step.tsx';
export { UploadPage } from './upload.tsx';
