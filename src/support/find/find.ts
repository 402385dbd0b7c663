import { sql } from 'kysely';
import { logAccess, requirePermission, scopeSql, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { casesNumbered } from '../../kernel/procedures/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { visibleSql } from '../../registry/publicity/index.ts';
import { searchSubjects } from '../../registry/search/index.ts';
import { actsByDocument } from '../archive/index.ts';
import type { Answer, Hit } from './types.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** Of each kind: a box is for one who knows what is wanted; lists are elsewhere. */
const EACH = 8;
/** Numbers shorter than this are no beginning of anything. */
const SHORTEST = 3;

/**
 * What a text means to the caller: a body by code, number or name; an act by its document number, on display, or beyond
 * that in the caller's reach when a purpose is stated, which is then a look; a case and a batch by their own numbers, of
 * those that the caller may open. Throws UNAUTHENTICATED, FORBIDDEN.
 */
export async function find(kernel: Kernel, caller: Caller, language: Language, given: string): Promise<Answer> {
  requirePermission(caller, 'find');
  const { text, problem, items } = await searchSubjects(kernel.db.kysely, given, { limit: EACH });
  // A person's number is not taken to be a case's or a document's either.
  if (problem === 'empty' || problem === 'person') return { text, problem, items: [] };
  const bodies = items.map(({ subjectId, name, uscc }): Hit => ({
    kind: 'subject',
    label: name,
    detail: uscc,
    address: `/workbench/subjects/${uscc ?? `id:${subjectId}`}`,
  }));
  if ([...text].length < SHORTEST) return { text, problem, items: bodies };
  const numbered = await kernel.db.tx(async (tx) => [
    ...(await acts(kernel, tx, caller, language, text)),
    ...(await cases(kernel, tx, caller, text)),
    ...(await batches(tx, caller, text)),
  ]);
  return { text, problem: numbered.length > 0 ? null : problem, items: [...bodies, ...numbered] };
}

interface ActRow {
  actId: string;
  documentNo: string;
  organ: string;
  decided: IsoDate;
  shown: boolean;
  subjects: string[];
}

/** By the whole number, however it is written: a part of one would list what an organ has decided. */
async function acts(kernel: Kernel, tx: Tx, caller: Caller, language: Language, text: string): Promise<Hit[]> {
  const ids = await actsByDocument(tx, text);
  if (ids.length === 0) return [];
  const today = kernel.clock.today().toString();
  const shown = visibleSql('r')(today);
  const columns = { organ: r.organ, district: sql<string | null>`o.district` };
  const near = sql`(${scopeSql(caller, columns, 'AUTHORISED')})`;
  const name = language === 'en' ? sql`coalesce(o.name_en, o.name, ${r.organ})` : sql`coalesce(o.name, ${r.organ})`;
  const { rows } = await sql<ActRow>`
    select ${r.act_id} as "actId", ${r.document_no} as "documentNo", ${name} as organ, ${r.decided}, bool_or(${shown}) as shown,
      array_agg(${r.subject_id}) filter (where not ${shown}) as subjects
    from v_records_acts a
    join ${r.table} on ${r.subject_id} = any(a.subject_ids) and ${r.act_id} = a.act_id
    left join v_policy_organs o on o.code = ${r.organ}
    where a.act_id = any(${ids}::uuid[]) and (${shown} or ${near})
    group by 1, 2, 3, 4 order by ${r.decided} desc, ${r.act_id} limit ${EACH}`.execute(tx);
  const looked = rows.flatMap(({ subjects }) => subjects ?? []);
  if (looked.length > 0) {
    await logAccess(kernel, tx, caller, { subjectIds: looked, action: 'find.act', fields: ['documentNo'] });
  }
  return rows.map((row) => ({
    kind: 'act',
    label: row.documentNo,
    detail: `${row.organ} ${row.decided}`,
    address: row.shown ? `/acts/${row.actId}` : `/workbench/records?documentNo=${encodeURIComponent(row.documentNo)}`,
  }));
}

/** Its number alone, not whom it is about: opening it asks for the purpose. */
async function cases(kernel: Kernel, tx: Tx, caller: Caller, text: string): Promise<Hit[]> {
  const found = await casesNumbered(tx, kernel, caller, text, EACH);
  return found.map(({ caseId, number }) => ({
    kind: 'case',
    label: number,
    detail: null,
    address: `/workbench/cases/${caseId}`,
  }));
}

/** Batches of the own organ, as its list shows them; the local operator's are all. */
async function batches(tx: Tx, caller: Caller, text: string): Promise<Hit[]> {
  const own = caller.role === 'operator' ? null : caller.organ;
  if (own === null && caller.role !== 'operator') return [];
  const { rows } = await sql<{ id: string; number: string; mapping: string }>`
    select batch_id as id, number, mapping from v_intake_batches
    where starts_with(lower(number), ${text.toLowerCase()}) and (${own}::text is null or organ = ${own})
    order by number desc limit ${EACH}`.execute(tx);
  return rows.map(({ id, number, mapping }) => ({
    kind: 'batch',
    label: number,
    detail: mapping,
    address: `/workbench/intake/batches/${id}`,
  }));
}
