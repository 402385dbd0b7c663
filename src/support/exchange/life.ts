import type { IsoDate } from '../../kernel/db/types.ts';
import type { DisplayState } from '../../registry/publicity/types.ts';
import type { Wait } from './rules.ts';
import type { Action, Outcome } from './types.ts';

/** A row's life, in the field's words: 报送 → 核查 → 接受 → 上报 → 回执 → 公示 (domain.md, Reporting and display). */
export const STAGES = ['reported', 'checked', 'accepted', 'sent', 'receipted', 'shown'] as const;
export type Stage = (typeof STAGES)[number];

export interface LifeStep {
  stage: Stage;
  state: 'done' | 'waiting' | 'failed' | 'not_needed';
  on: IsoDate | null;
  /** A code: why it waits, failed or is not needed; the file's number for what is sent. */
  why: string | null;
  /** Last day in time, where a term runs. */
  due: IsoDate | null;
  late: boolean;
}

export interface SendingFacts {
  revision: number;
  action: Action;
  file: string;
  row: number;
  /** Null while the file is made and not out. */
  publishedOn: IsoDate | null;
  outcome: Outcome | null;
  code: string | null;
  receivedOn: IsoDate | null;
}

export interface LifeFacts {
  today: IsoDate;
  receivedOn: IsoDate;
  held: readonly string[];
  releasedOn: IsoDate | null;
  endedOn: IsoDate | null;
  endedKind: string | null;
  display: DisplayState['state'];
  /** Why nothing goes up, or what would. */
  wanted: Action | { wait: Wait };
  /** Changed since it was last sent. */
  dueOn: IsoDate | null;
  /** The latest; earlier ones say nothing of how things stand. */
  sending: SendingFacts | null;
  receiptDue: IsoDate | null;
  mendDue: IsoDate | null;
}

/** Pure: where one record stands, from facts alone. */
export function lifeOf(facts: LifeFacts): LifeStep[] {
  return [step('reported', 'done', { on: facts.receivedOn }), ...checkedAndAccepted(facts), sent(facts), receipted(facts), shown(facts)];
}

/** Is anything of it past its day? */
export function isStuck(steps: readonly LifeStep[]): boolean {
  return steps.some((each) => each.late);
}

function step(stage: Stage, state: LifeStep['state'], more: Partial<LifeStep> = {}): LifeStep {
  return { stage, state, on: null, why: null, due: null, late: false, ...more };
}

function checkedAndAccepted({ held, releasedOn, endedOn, endedKind, receivedOn }: LifeFacts): LifeStep[] {
  if (held.length === 0 || releasedOn !== null) {
    const on = held.length === 0 ? receivedOn : releasedOn;
    return [step('checked', 'done', { on }), step('accepted', 'done', { on })];
  }
  if (endedOn !== null) {
    return [step('checked', 'done', { on: endedOn }), step('accepted', 'failed', { on: endedOn, why: endedKind })];
  }
  return [step('checked', 'waiting', { why: held.join(' ') }), step('accepted', 'waiting')];
}

function sent({ wanted, dueOn, sending }: LifeFacts): LifeStep {
  if (sending !== null && sending.publishedOn === null) return step('sent', 'waiting', { why: sending.file });
  if (typeof wanted === 'string' && dueOn !== null) {
    return step('sent', 'waiting', { why: sending === null ? null : 'changed' });
  }
  if (sending !== null) return step('sent', 'done', { on: sending.publishedOn, why: sending.file });
  const why = typeof wanted === 'string' ? null : wanted.wait;
  const never = why === 'from_above' || why === 'never_sent';
  return step('sent', never ? 'not_needed' : 'waiting', { why });
}

function receipted({ sending, today, receiptDue, mendDue, wanted }: LifeFacts): LifeStep {
  if (sending === null) {
    const never = typeof wanted !== 'string' && (wanted.wait === 'from_above' || wanted.wait === 'never_sent');
    return step('receipted', never ? 'not_needed' : 'waiting');
  }
  const { outcome, receivedOn: on, code } = sending;
  if (outcome === null) {
    return step('receipted', 'waiting', { due: receiptDue, late: receiptDue !== null && today > receiptDue });
  }
  if (outcome !== 'returned') return step('receipted', 'done', { on, why: outcome });
  return step('receipted', 'failed', { on, why: code, due: mendDue, late: mendDue !== null && today > mendDue });
}

function shown({ display, releasedOn }: LifeFacts): LifeStep {
  switch (display) {
    case 'shown':
      return step('shown', 'done', { on: releasedOn });
    case 'ended':
    case 'withdrawn':
      return step('shown', releasedOn === null ? 'not_needed' : 'done', { on: releasedOn, why: display });
    case 'pending':
    case 'held':
      return step('shown', 'waiting', { why: display });
    default:
      return step('shown', 'not_needed', { why: display });
  }
}
