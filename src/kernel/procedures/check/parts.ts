import type { PAPER_PARTS } from '../../policy/schemas/papers.ts';
import type { Reading } from './read.ts';

export type PaperPart = (typeof PAPER_PARTS)[number];

/** 事先告知：行政处罚法 §44, 国办发〔2020〕49号. */
export const NOTICE_PARTS = ['facts', 'reasons', 'basis', 'rights'] as const;

/** 决定文书 beside its remedies: 国办发〔2020〕49号 (事由、依据、惩戒措施提示、移出条件和程序), 行政处罚法 §59. */
export const DECISION_PARTS = ['facts', 'reasons', 'basis', 'result', 'measures', 'term', 'leaving'] as const;

export function partsOf({ template }: Reading, paper: string): PaperPart[] {
  return template.get(paper)?.content.parts.map((each) => each.part) ?? [];
}

/** What a way into an adverse state may lack. Each is a fault of its own. */
export type Lack =
  | 'NO_NOTICE'
  | 'NO_CHANCE_TO_ANSWER'
  | 'WINDOW_STILL_OPEN'
  | 'ANSWER_NOT_REVIEWED'
  | 'RESULT_MAY_BE_HEAVIER'
  | 'HEARING_SKIPPED'
  | 'HEARING_WITHOUT_NOTICE'
  | 'NO_DECISION'
  | 'DECIDED_BY_PROPOSER'
  | 'DECISION_WITHOUT_REASONS'
  | 'DECISION_NOT_SERVED'
  | 'DECISION_WITHOUT_REMEDY'
  | 'DECISION_INCOMPLETE'
  | 'NO_REPAIR_NOTICE';
