import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { formatWan, formatYuan } from '../../kernel/money/index.ts';
import type { TemplateField } from '../../kernel/policy/schemas/act-template.ts';
import { findOrgan } from '../../registry/organs/index.ts';
import { stayed } from '../../registry/publicity/index.ts';
import type { ActKind, RecordsTable, StayedBy } from '../../registry/records/types.ts';
import { isInvalid } from './rules.ts';
import { CHANGES, type SentTemplate } from './template.ts';
import type { Action, Head } from './types.ts';

/** A record with what of its subject stands in a row. */
export interface SentRecord extends RecordsTable {
  subject_name: string;
  subject_kind: string;
  uscc: string | null;
  /** Other numbers of the body, by kind of key. */
  keys: Partial<Record<'reg' | 'org' | 'tax' | 'institution' | 'social', string>> | null;
}

/** How a permit without an end is written in the national template (law.md §2.1: seen in real reports). */
const NO_END = '2099-12-31';

const KEYS = { regNo: 'reg', orgCode: 'org', taxNo: 'tax', institutionNo: 'institution', socialNo: 'social' } as const;

type OrganNames = (code: string) => { name: string; uscc: string };

/** Names and codes of organs; one that is not in our register (of another place) is named as the row names it. */
export function organNames(kernel: Pick<Kernel, 'policy'>, day: string): OrganNames {
  const known = new Map<string, { name: string; uscc: string }>();
  return (code) => {
    let names = known.get(code);
    if (names === undefined) {
      const organ = findOrgan(kernel.policy, code, day)?.organ;
      names = { name: organ?.name.zh ?? code, uscc: organ?.uscc ?? '' };
      known.set(code, names);
    }
    return names;
  };
}

/**
 * One row of the template. Identity columns stay empty: they are not held here, and the organ's front end fills them from
 * its own system (issue 3 §5).
 */
export function cellsOf(record: SentRecord, template: SentTemplate, organs: OrganNames, today: IsoDate): string[] {
  const values: Record<string, Value> = { ...valuesOf(record, organs), remark: remarkOf(record, today) };
  return template.fields.map((field) => (field.identity ? '' : textOf(field, values[field.field], template)));
}

type Value = string | number | boolean | readonly string[] | null | undefined;

function valuesOf(record: SentRecord, organs: OrganNames): Record<string, Value> {
  const deciding = organs(record.organ);
  const reporting = organs(record.reporting_organ);
  const keys = Object.entries(KEYS).map(([field, kind]) => [field, record.keys?.[kind]] as const);
  return {
    ...record.content,
    ...Object.fromEntries(keys),
    subjectName: record.subject_name,
    subjectKind: record.subject_kind === 'individual_business' ? 'individual_business' : 'organisation',
    uscc: record.uscc,
    documentNo: record.document_no,
    decided: record.decided,
    permitNo: record.permit_no,
    severity: record.severity,
    organ: deciding.name,
    organCode: deciding.uscc,
    dataSource: reporting.name,
    dataSourceCode: reporting.uscc,
    validTo: record.content.validTo ?? (record.kind === 'permit' ? NO_END : null),
    state: isInvalid(record.validity) ? 'invalid' : (record.content.state ?? 'valid'),
  };
}

const STAYED_BY: Record<StayedBy, string> = { organ: '决定机关', review: '复议机关', court: '人民法院' };

/**
 * A stay of enforcement is told in the remark: no national template has a column for it, and the state of permits knows
 * valid and invalid only, which a stay does not touch (行政处罚法第七十三条, 行政复议法第四十二条: the decision stands).
 */
function remarkOf(record: SentRecord, today: IsoDate): Value {
  const remark = record.content['remark'] as Value;
  if (record.stay === null || !stayed(record, today)) return remark;
  const { by, from, until } = record.stay;
  const mark = `停止执行（${STAYED_BY[by]}决定，自${from}起${until === null ? '' : `至${until}`}）`;
  return typeof remark === 'string' && remark !== '' ? `${remark}；${mark}` : mark;
}

function textOf(field: TemplateField, value: Value, { codeLists }: SentTemplate): string {
  if (value === null || value === undefined) return '';
  const list = field.codeList === undefined ? undefined : codeLists[field.codeList];
  const word = (key: string): string => {
    const entry = list?.find((each) => each.key === key);
    // The state is one digit in the national template (law.md §2.1, field 25), everything else a word.
    return (field.field === 'state' ? entry?.words[0] : entry?.name.zh) ?? key;
  };
  if (typeof value === 'number') return amount(field, value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? word(value) : value.map(word).join('、');
}

function amount(field: TemplateField, fen: number): string {
  if (field.type === 'amount-wan') return formatWan(fen);
  return field.type === 'amount-yuan' ? formatYuan(fen) : String(fen);
}

export function headOf(record: SentRecord, organs: OrganNames): Head {
  const { name: organ, uscc: organCode } = organs(record.organ);
  return {
    kind: record.kind,
    name: record.subject_name,
    uscc: record.uscc ?? '',
    organ,
    organCode,
    documentNo: record.document_no,
    decided: record.decided,
    permitNo: record.permit_no ?? '',
  };
}

/** Two heads that the upper platform would take for two acts. */
export function otherAct(a: Head, b: Head): boolean {
  return a.uscc !== b.uscc || a.documentNo !== b.documentNo || a.decided !== b.decided || a.permitNo !== b.permitNo;
}

const KIND_WORDS: Record<ActKind, string> = {
  permit: '行政许可',
  penalty: '行政处罚',
  compulsion: '行政强制',
  confirmation: '行政确认',
  levy: '行政征收',
  payment: '行政给付',
  adjudication: '行政裁决',
  compensation: '行政补偿',
  reward: '行政奖励',
  inspection: '行政监督检查',
  abnormal_listing: '经营异常名录',
  honour: '诚实守信相关荣誉',
  court_listing: '法院失信名单',
  listing: '严重失信主体名单',
  grade: '信用评价结果',
  contract: '合同履行信息',
  commitment: '信用承诺',
};
const ACTION_WORDS = { end: '停止公示', delete: '撤回' } as const;

/** One row of the file of changes, about the act as it was last sent. The reason is a word, never free text. */
export function changeCells(head: Head, action: Exclude<Action, 'put'>, reason: string, day: string): string[] {
  const { kind, name, uscc, documentNo, decided, permitNo, organ, organCode } = head;
  const cells = [ACTION_WORDS[action], KIND_WORDS[kind], name, uscc, documentNo, decided, permitNo, organ, organCode];
  return [...cells, reason, day].slice(0, CHANGES.columns.length);
}

const REASONS: Record<string, string> = {
  repaired: '信用修复',
  withdrawn: '撤回公示',
  recalled: '误报',
  removed: '移出',
  revoked: '撤销',
  void: '确认无效',
  varied: '变更',
  moved: '文书号或主体代码更正',
};

export function reasonOf(record: Pick<RecordsTable, 'ended_kind' | 'validity'>): string {
  return REASONS[record.ended_kind ?? record.validity] ?? '撤回公示';
}

export const MOVED_REASON = REASONS['moved']!;
/** Neutral: why a record is shielded is nobody's above. */
export const SHIELDED_REASON = '暂停公示';
