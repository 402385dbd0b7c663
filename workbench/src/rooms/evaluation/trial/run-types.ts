import type { paths } from '../../../api/schema.d.ts';

type Body<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Json } } } };
}
  ? Json
  : never;

export type Trials = Body<'/api/v1/models/trials'>;
export type TrialHead = Trials['items'][number];
export type Trial = Body<'/api/v1/models/trials/{id}'>;
export type TrialResult = NonNullable<Trial['result']>;
export type TrialGroup = TrialResult['groups'][number];
export type TrialSubject = Body<'/api/v1/models/trials/{id}/subjects/{key}'>;
export type Explained = TrialSubject['before'];
export type Backtests = Body<'/api/v1/models/backtests'>;
export type BacktestHead = Backtests['items'][number];
export type Backtest = Body<'/api/v1/models/backtests/{id}'>;
export type BacktestResult = NonNullable<Backtest['result']>;
export type BacktestSubject = Body<'/api/v1/models/backtests/{id}/subjects/{key}'>;

/** What every run tells of itself. */
export type Run = Pick<TrialHead, 'id' | 'state' | 'ahead' | 'done' | 'total' | 'fault'>;
export type RunPath = '/api/v1/models/trials' | '/api/v1/models/backtests';
