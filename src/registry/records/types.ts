import type { IsoDate } from '../../kernel/db/types.ts';

/** The ten kinds of administrative act (policy item 25), then the other record types of the catalogue. */
export const ACT_KINDS = [
  'permit', // 行政许可
  'penalty', // 行政处罚
  'compulsion', // 行政强制
  'confirmation', // 行政确认
  'levy', // 行政征收
  'payment', // 行政给付
  'adjudication', // 行政裁决
  'compensation', // 行政补偿
  'reward', // 行政奖励
  'inspection', // 行政监督检查
  'abnormal_listing', // 经营异常名录
  'honour', // 诚实守信相关荣誉
  'court_listing', // 法院失信名单, determined elsewhere
  'listing', // 严重失信主体名单, determined elsewhere
  'grade', // 信用评价结果, determined elsewhere
  'contract', // 合同履行
  'commitment', // 信用承诺
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export const NATURES = ['adverse', 'neutral', 'good'] as const;
export type Nature = (typeof NATURES)[number];
export const SEVERITIES = ['minor', 'general', 'serious'] as const; // 轻微 一般 严重
export type Severity = (typeof SEVERITIES)[number];
export const VALIDITIES = ['in_force', 'stayed', 'varied', 'revoked', 'void'] as const;
export type Validity = (typeof VALIDITIES)[number];
export const ENDED_KINDS = ['repaired', 'withdrawn', 'recalled', 'removed'] as const;
export type EndedKind = (typeof ENDED_KINDS)[number];

/**
 * What the display rules distinguish, derived once from a record's content by publicity/rules.ts `displayClass`; each
 * rule set answers each class (policy kind display-rules), so that the function and its SQL twin read the same table.
 */
export const DISPLAY_CLASSES = [
  'permit',
  'honour',
  'neutral_act',
  'abnormal_listing', // shown until the removal decision
  'listing', // lists determined elsewhere: shown until their own term, removal, or the set's longest
  'internal', // never public: grades that were received, performance of contracts
  'penalty_simple', // 简易程序
  'penalty_warning', // only 警告 or 通报批评
  'penalty_no_impact', // not 具有一定社会影响
  'penalty_minor',
  'penalty_general',
  'penalty_serious',
  'penalty_unstated', // severity missing: the shortest period of the set
] as const;
export type DisplayClass = (typeof DISPLAY_CLASSES)[number];

/** Which rule sets decide display: SAMR's for market regulation, drugs, intellectual property; else NDRC's. */
export type Line = 'samr' | 'ndrc';

/** Content by field name (English; XK_/CF_ codes live only in mappings). Money in 分, dates ISO. No identity fields. */
export interface ActContent {
  title: string;
  documentName?: string;
  category?: string;
  certificate?: string;
  text?: string; // 许可内容 / 处罚内容
  validFrom?: IsoDate;
  validTo?: IsoDate;
  violation?: string; // 违法行为类型
  facts?: string; // 违法事实
  basis?: string; // 处罚依据
  penaltyKinds?: string[]; // keys of policy/national/act-template penalty kinds: warning, criticism, fine, confiscation …
  fineFen?: number;
  confiscatedFen?: number;
  licenceTaken?: string;
  procedure?: 'simple' | 'ordinary';
  socialImpact?: boolean;
  statedDisplayEnd?: IsoDate; // 公示截止期 as the organ gave it: may only shorten
  state?: string;
  /** Amount of a levy, payment, compensation, reward or contract. */
  amountFen?: number;
  /** 救济途径, and 期限或者移出条件, of a determination made elsewhere. */
  remedy?: string;
  term?: string;
  remark?: string;
  [field: string]: string | number | boolean | string[] | undefined;
}

export interface RecordsTable {
  subject_id: string;
  record_id: string;
  version: number;
  act_id: string;
  item: string;
  edition: string;
  kind: ActKind;
  organ: string;
  reporting_organ: string;
  source: string;
  line: Line;
  document_no: string;
  decided: IsoDate;
  permit_no: string | null;
  content: ActContent;
  nature: Nature;
  severity: Severity | null;
  display_class: DisplayClass;
  validity: Validity;
  held: string[];
  released_on: IsoDate | null;
  shielded: boolean;
  ended_on: IsoDate | null;
  ended_kind: EndedKind | null;
  ended_reason: string | null;
  disputes: Dispute[];
  corrections: Correction[];
  shared: boolean;
  received_on: IsoDate;
  report_due: IsoDate | null;
  report_due_provisional: boolean;
  days_late: number | null;
  batch_id: string | null;
  row_no: number | null;
  /** Key of the row as the organ sent it: equal = unchanged. Erased with the content, since it is not salted. */
  source_hash: string | null;
  salt: Buffer;
  seq: number;
  /** Of validity `stayed`. */
  stay: Stay | null;
  /** Of `shielded`. */
  shield: Shield | null;
}

/** Days from and to which a facet holds, both included; no `until` = to the end of what `ends` says. */
export interface Term {
  from: IsoDate;
  until: IsoDate | null;
}

export const STAYED_BY = ['organ', 'review', 'court'] as const; // 决定机关 复议机关 人民法院
export type StayedBy = (typeof STAYED_BY)[number];

/** 停止执行: the decision stands, its enforcement waits. */
export interface Stay extends Term {
  by: StayedBy;
  /** Name of who stayed it. */
  organ: string;
  document: string;
}

/** 屏蔽: not shown for a time, without a trace and without an end of the record. */
export interface Shield extends Term {
  /** Name of who ordered it. */
  organ: string;
  /** Article or document on which it rests. */
  basis: string;
  /** What ends it, where no day does. */
  ends: string | null;
}

export interface Dispute {
  raisedOn: IsoDate;
  due: IsoDate;
  state: 'open' | 'closed';
}

/** Public: 更正, 变更 … with its reason; never the old content. */
export interface Correction {
  on: IsoDate;
  kind: CorrectionKind;
  reason: string;
  /** Number of the document that it rests on, where there is one. */
  document?: string;
}

export const CORRECTION_KINDS = [
  'correction', // 更正
  'variation', // 变更
  'revocation', // 撤销
  'held_illegal', // 确认违法
  'void', // 无效
  'sent_in_error', // 误报
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export interface RecordHistoryTable {
  subject_id: string;
  record_id: string;
  version: number;
  from_seq: number;
  to_seq: number;
  row: unknown;
}

export interface ActsTable {
  act_id: string;
  kind: ActKind;
  organ: string;
  document_no: string;
  decided: IsoDate;
  permit_no: string | null;
  subject_ids: string[];
}

/** Acts by their document: `key` of deciding organ, kind and number (records/identity.ts); date and permit number make the act. */
export interface ActKeysTable {
  key: string;
  decided: IsoDate;
  permit_no: string;
  act_id: string;
  batch_id: string | null;
}

/** What other rooms read of this one; they write through its functions. */
export interface RecordViews {
  v_records_current: RecordsTable;
  v_records_acts: ActsTable;
}

export interface RecordTables {
  records: RecordsTable;
  record_history: RecordHistoryTable;
  acts: ActsTable;
  act_keys: ActKeysTable;
}
