export { attachDecided, detachDecided, type DecidedBody } from './attach-decided.ts';
export { benchIntake } from './bench/index.ts';
export { heldWordsOf, textFindings } from './held/index.ts';
export { reportNil } from './nil.ts';
export { proposeRecall } from './recall.ts';
export { listReturns, type OpenReturn } from './returns/list.ts';
export { runIntake } from './run.ts';
export { sayFinding, takeSingle } from './single.ts';
