import { sql } from 'kysely';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { hashUuid } from '../../registry/records/index.ts';
import { keyText, nameAgrees, normaliseName, resolveMany, type Candidate } from '../../registry/subjects/index.ts';
import type { Problem } from './types.ts';

/** A list entry or an evaluation as others determined it. */
export interface Determination {
  row: number;
  kind: 'list' | 'evaluation';
  name: string;
  uscc: string;
  /** Which list, which scale. */
  what: string;
  value: string;
  organ: string;
  documentNo: string;
  decided: string;
  basis: string;
  remedy: string;
  until: string;
}

type Field = Exclude<keyof Determination, 'row' | 'kind'> | 'kind';

const HEADINGS: Record<Field, string> = {
  kind: '类别',
  name: '名称',
  uscc: '统一社会信用代码',
  what: '名单或评价名称',
  value: '结果',
  organ: '认定机关',
  documentNo: '文书号',
  decided: '认定日期',
  basis: '认定依据',
  remedy: '救济途径',
  until: '期限',
};
const KINDS: Record<string, Determination['kind']> = { 名单: 'list', 评价: 'evaluation' };

/** Undefined where the table has not this heading. */
export function readDeterminations(table: readonly (readonly string[])[]): { rows: Determination[]; problems: Problem[] } | undefined {
  const heading = (table[0] ?? []).map((cell) => cell.trim());
  if (!['类别', '名称', '统一社会信用代码', '名单或评价名称'].every((name) => heading.includes(name))) return undefined;
  const problems: Problem[] = [];
  const rows: Determination[] = [];
  table.slice(1).forEach((cells, i) => {
    const cell = (field: Field): string => {
      const at = heading.indexOf(HEADINGS[field]);
      return at === -1 ? '' : (cells[at] ?? '').trim().replaceAll('\u0000', '');
    };
    const kind = KINDS[cell('kind')];
    const decided = cell('decided');
    // Without a code it may be a person: such a row is not kept at all.
    if (kind === undefined || cell('uscc') === '' || cell('name') === '' || cell('what') === '') {
      problems.push({ row: i + 2, code: 'BAD_ROW' });
      return;
    }
    rows.push({
      row: i + 2,
      kind,
      name: cell('name'),
      uscc: cell('uscc').toUpperCase(),
      what: cell('what'),
      value: cell('value'),
      organ: cell('organ'),
      documentNo: cell('documentNo'),
      decided: findDate(decided) ? decided : '',
      basis: cell('basis'),
      remedy: cell('remedy'),
      until: cell('until'),
    });
  });
  return { rows, problems };
}

/** 谁认定谁负责: without any of these a listing says not who answers for it, or how to get out (domain.md, Law). */
const LIST_NEEDS = ['organ', 'documentNo', 'decided', 'basis', 'remedy', 'until'] as const;
/** A grade is (scale, value, issuer, date). */
const EVALUATION_NEEDS = ['value', 'organ', 'decided'] as const;

export function missingParts(row: Determination): string[] {
  return (row.kind === 'list' ? LIST_NEEDS : EVALUATION_NEEDS).filter((field) => row[field] === '');
}

/**
 * Keeps them, without any effect: no measure, no score, no display rests on this table. What lacks a part is held; where
 * code and name disagree it is returned and hangs on nobody.
 */
export async function takeDeterminations(
  tx: Tx,
  kernel: Pick<Kernel, 'ids' | 'clock'>,
  { rows, problems }: { rows: readonly Determination[]; problems: readonly Problem[] },
  source: string,
): Promise<{ applied: number; problems: Problem[] }> {
  const found = await resolveMany(
    tx,
    rows.map((row) => ({ kind: 'uscc' as const, key: row.uscc })),
  );
  const today = kernel.clock.today().toString();
  const more: Problem[] = [];
  let applied = 0;
  for (const row of rows) {
    const candidates = found.get(keyText('uscc', row.uscc)) ?? [];
    const subject = subjectOf(row, candidates, today);
    if (subject === null && candidates.length > 0) more.push({ row: row.row, code: 'NAME_CODE' });
    const missing = missingParts(row);
    const state = subject === null && candidates.length > 0 ? 'returned' : missing.length > 0 || subject === null ? 'held' : 'received';
    const identity = hashUuid([source, row.kind, row.uscc, row.what, row.organ, row.documentNo, row.decided].join('\u0000'));
    const parts = subject === null && candidates.length === 0 ? [...missing, 'subject'] : missing;
    const { numAffectedRows } = await sql`
      insert into exchange_determinations as d (determination_id, identity, kind, state, missing, subject_id, name, uscc, what,
        value, organ, document_no, decided, basis, remedy, until, source, received_on)
      values (${kernel.ids.record()}, ${identity}, ${row.kind}, ${state}, ${parts}::text[], ${subject}, ${row.name}, ${row.uscc},
        ${row.what}, ${row.value}, ${row.organ}, ${row.documentNo}, nullif(${row.decided}, '')::date, ${row.basis},
        ${row.remedy}, ${row.until}, ${source}, ${today})
      on conflict (identity) do update set state = excluded.state, missing = excluded.missing, subject_id = excluded.subject_id,
        name = excluded.name, value = excluded.value, basis = excluded.basis, remedy = excluded.remedy, until = excluded.until
      where (d.state, d.missing, d.name, d.value, d.basis, d.remedy, d.until)
        is distinct from (excluded.state, excluded.missing, excluded.name, excluded.value, excluded.basis, excluded.remedy, excluded.until)`.execute(
      tx,
    );
    applied += Number(numAffectedRows);
  }
  return { applied, problems: [...problems, ...more] };
}

function subjectOf(row: Determination, candidates: readonly Candidate[], today: string): string | null {
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0 || only.disputed) return null;
  const day = row.decided === '' ? today : row.decided;
  return nameAgrees(only.names, normaliseName(row.name), day) ? only.subjectId : null;
}
