export { attachDecided, detachDecided, type DecidedBody } from './fates/attach-decided.ts';
export { benchIntake } from './bench/index.ts';
export { heldWordsOf, textFindings } from './checking/held/index.ts';
export { reportNil } from './batches/nil.ts';
export { proposeRecall } from './batches/recall.ts';
export { listReturns, type OpenReturn } from './returns/list.ts';
export { runIntake } from './batches/run.ts';
export { sayFinding, takeSingle } from './writing/single.ts';
