import type { IsoDate } from '../../../kernel/db/types.ts';

/** From the body that was before to the one after; a branch to its head office. */
export const LINK_KINDS = [
  'absorbed', // 吸收合并：被并入
  'merged', // 新设合并
  'divided', // 分立
  'converted', // 改制、类型变更
  'from_individual', // 个转企: organs alone see it, the enterprise starts clean
  'branch', // 分支机构 → 总机构
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface SubjectLinksTable {
  subject_id: string;
  link_id: string;
  kind: LinkKind;
  other_id: string;
  since: IsoDate;
  until: IsoDate | null;
  document: string;
  organ: string;
  seq: number;
}

/** A link as one of its two bodies sees it. */
export interface Link {
  linkId: string;
  kind: LinkKind;
  /** `to`: the other came after this one, or is its head office; `from`: the other way round. */
  direction: 'to' | 'from';
  other: { id: string; name: string; uscc: string | null };
  since: IsoDate;
  until: IsoDate | null;
  document: string;
  organ: string;
}

export interface OperatorPeriod {
  /** Counted from the first. */
  no: number;
  /** Null: from the beginning. */
  since: IsoDate | null;
  /** Null: the present operator. */
  until: IsoDate | null;
}

export interface LinkPayload {
  action: 'link' | 'unlink' | 'operator';
  subjectId: string;
  kind: LinkKind | null;
  otherId: string | null;
  day: IsoDate;
  document: string;
  organ: string;
  reason: string;
}
