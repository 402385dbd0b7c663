import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { together, type Tx } from '../../kernel/db/index.ts';
import { divisionBook } from '../organs/index.ts';
import { searchSubjects } from '../search/index.ts';
import { livingSql, normaliseName } from '../subjects/index.ts';
import { nearMisses } from '../uscc/index.ts';
import { legalForm, rank, type BodyFacts, type MatchReason, type RowFacts } from './rules.ts';
import type { DeskRow } from './rows.ts';

/** A body that a row may mean, beside the row's own words. */
export interface Candidate {
  subjectId: string;
  name: string;
  formerNames: string[];
  uscc: string | null;
  numbers: string[];
  kind: string;
  state: string;
  founded: string | null;
  district: string | null;
  addresses: string[];
  points: number;
  reasons: MatchReason[];
}

/** Enough to choose from; a longer list means that nobody knows. */
const MOST = 10;
const SEARCHED = 20;

/**
 * Ranked candidates of each of the rows: by its number, by its name, by the name without its legal form. A bounded look-up
 * each; numbers and bodies are read for all rows at once, and a name that several rows bear is searched once.
 */
export async function candidatesOf(kernel: Pick<Kernel, 'policy'>, tx: Tx, rows: readonly DeskRow[]): Promise<Candidate[][]> {
  const byNumber = await idsByNumber(tx, rows);
  const byName = await idsByName(tx, rows);
  const ids = rows.map((_, n) => [...(byNumber.get(n) ?? []), ...byName[n]!]);
  const bodies = await readBodies(tx, [...new Set(ids.flat())]);
  return rows.map((row, n) => {
    const own = new Map(ids[n]!.flatMap((id) => bodies.get(id) ?? []).map((body) => [body.facts.subjectId, body]));
    const facts = rank(
      rowFacts(kernel, row),
      [...own.values()].map((body) => body.facts),
    ).slice(0, MOST);
    return facts.map(({ subjectId, points, reasons }) => ({ ...own.get(subjectId)!.shown, points, reasons }));
  });
}

function rowFacts(kernel: Pick<Kernel, 'policy'>, row: DeskRow): RowFacts {
  const text = (field: string): string | null => {
    const value = row.content[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const district = text('district');
  const code = district === null ? null : (divisionBook(kernel.policy).find(district, row.decided)?.code ?? null);
  return {
    nameNorm: row.name_norm,
    key: row.key,
    district: code,
    address: text('address'),
    nearCodes: nearCodesOf(row),
  };
}

/** Of a wrong code; empty for rows that came without one. */
function nearCodesOf({ wrong_code: wrong }: DeskRow): string[] {
  return wrong === null ? [] : nearMisses(wrong);
}

/** Whoever bears the number of a row, also in another register, and also where it has ended; by the place of the row. */
async function idsByNumber(tx: Tx, rows: readonly DeskRow[]): Promise<Map<number, string[]>> {
  const asked = rows.map((row, n) => ({ n, key: row.key, near: nearCodesOf(row) }));
  const { rows: found } = await sql<{ n: number; ids: string[] }>`
    select f.n, array(select distinct k.subject_id from v_subjects_keys k
      where (k.kind in ('reg', 'org', 'tax', 'institution', 'social') and k.key = f.key)
        or (k.kind = 'uscc' and k.key = any(array(select jsonb_array_elements_text(f.near)))) limit ${SEARCHED}) as ids
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as f(n int, key text, near jsonb)`.execute(tx);
  return new Map(found.map(({ n, ids }) => [n, ids]));
}

async function idsByName(tx: Tx, rows: readonly DeskRow[]): Promise<string[][]> {
  const texts = rows.map(textsOf);
  const distinct = [...new Set(texts.flat())];
  // In the caller's own connection: one more for each text could leave none for anybody else.
  const answers = await together(distinct.map((text) => searchSubjects(tx, text, { limit: SEARCHED })));
  const ids = new Map(answers.map((answer, n) => [distinct[n]!, [...answer.items, ...answer.suggestions].map((hit) => hit.subjectId)]));
  return texts.map((own) => own.flatMap((text) => ids.get(text) ?? []));
}

function textsOf(row: DeskRow): string[] {
  const form = legalForm(row.name_norm);
  const core = form === null ? row.name_norm : row.name_norm.slice(0, row.name_norm.lastIndexOf(form));
  return [...new Set([row.name, core])].filter((text) => [...text].length >= 2);
}

interface Body {
  facts: BodyFacts;
  shown: Omit<Candidate, 'points' | 'reasons'>;
}

interface BodyRow {
  subject_id: string;
  name: string;
  uscc: string | null;
  kind: string;
  state: string;
  founded: string | null;
  district: string | null;
  names: { norm: string; name: string; current: boolean }[] | null;
  numbers: string[] | null;
  addresses: string[] | null;
}

/** By each id that was asked for; one that was merged leads to the body that lives on. */
async function readBodies(tx: Tx, ids: readonly string[]): Promise<Map<string, Body>> {
  const { rows } = await sql<BodyRow & { asked: string[] }>`
    select a.asked, b.subject_id, b.name, b.uscc, b.kind, b.state, b.founded, b.district,
      (select jsonb_agg(jsonb_build_object('norm', n.name_norm, 'name', n.name, 'current', n.valid_to is null) order by n.name_norm)
        from v_subjects_names n where n.subject_id = b.subject_id) as names,
      (select array_agg(distinct r.reg_no) from v_subjects_registrations r
        where r.subject_id = b.subject_id and r.reg_no is not null) as numbers,
      (select array_agg(distinct p.address) from v_subjects_places p where p.subject_id = b.subject_id) as addresses
    from (select ${livingSql('m')} as id, array_agg(m.subject_id) as asked
      from v_subjects_bodies m where m.subject_id = any(${[...ids]}::uuid[]) group by 1) a
    join v_subjects_bodies b on b.subject_id = a.id and b.merged_into is null`.execute(tx);
  return new Map(
    rows.flatMap(({ asked, ...row }) => {
      const body = bodyOf(row);
      return asked.map((id): [string, Body] => [id, body]);
    }),
  );
}

function bodyOf({ subject_id: subjectId, names, numbers, addresses, ...row }: BodyRow): Body {
  return {
    facts: {
      subjectId,
      names: (names ?? []).map(({ norm, current }) => ({ norm, current })),
      numbers: numbers ?? [],
      uscc: row.uscc,
      district: row.district,
      addresses: addresses ?? [],
    },
    shown: {
      subjectId,
      ...row,
      formerNames: (names ?? []).filter((each) => each.norm !== normaliseName(row.name)).map((each) => each.name),
      numbers: numbers ?? [],
      addresses: addresses ?? [],
    },
  };
}
