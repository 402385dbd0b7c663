import type { IsoDate } from '../../kernel/db/types.ts';
import type { ModelContent, PolicyDocument } from '../../kernel/policy/index.ts';
import type { BacktestResult, Outcome, RunState, TrialResult } from './schemas.ts';

export type RunKind = 'what-if' | 'back-test';
export type Model = PolicyDocument<ModelContent>;
export type ModelRef = Pick<Model, 'id' | 'edition' | 'title'>;

export interface TrialRequest {
  model: Model;
  against: Model;
  asOf: IsoDate;
}

export interface BacktestRequest {
  model: Model;
  asOf: IsoDate;
  /** Number of the journal. */
  knownAt: number;
  until: IsoDate;
  outcome: Outcome;
}

/** A what-if as it is stored: bodies by id alone. */
export type StoredTrial = Omit<TrialResult, 'movedMost'> & {
  movedMost: { subjectId: string; from: string; to: string; scoreBefore: string | null; scoreAfter: string | null }[];
};
export type StoredBacktest = Omit<BacktestResult, 'wrong'> & {
  wrong: { subjectId: string; grade: string; score: string; outcome: boolean }[];
};

export interface RequestOf {
  'what-if': TrialRequest;
  'back-test': BacktestRequest;
}
export interface ResultOf {
  'what-if': StoredTrial;
  'back-test': StoredBacktest;
}

/** What every face tells of a run before its result. */
export interface RunRow {
  run_id: string;
  kind: RunKind;
  organ: string;
  asked_by: string;
  asked_at: Date;
  model: ModelRef;
  against: ModelRef | null;
  as_of: IsoDate;
  state: RunState;
  runner_id: string;
  stopping: boolean;
  done: number;
  total: number | null;
  begun_at: Date | null;
  finished_at: Date | null;
  fault: string | null;
  /** Of a back-test. */
  known_at: number | null;
  until: IsoDate | null;
  outcome: Outcome | null;
  /** Running runs of the same process that were asked for before. */
  ahead: number;
}

/** A run with all that it was asked and gave. */
export interface WholeRun<K extends RunKind> extends RunRow {
  request: RequestOf[K];
  result: ResultOf[K] | null;
}

/** Told of progress; throws when the run was stopped. */
export type Progress = (done: number, total?: number) => Promise<void>;
