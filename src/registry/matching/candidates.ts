import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { divisionBook } from '../organs/index.ts';
import { searchSubjects } from '../search/index.ts';
import { normaliseName } from '../subjects/index.ts';
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

/** Ranked candidates of one row: by its number, by its name, by the name without its legal form. A bounded look-up each. */
export async function candidatesOf(kernel: Pick<Kernel, 'db' | 'policy'>, tx: Tx, row: DeskRow): Promise<Candidate[]> {
  const byNumber = await idsByNumber(tx, row);
  const byName = await idsByName(kernel, row);
  const bodies = await readBodies(tx, [...new Set([...byNumber, ...byName])]);
  const facts = rank(
    rowFacts(kernel, row),
    bodies.map((body) => body.facts),
  ).slice(0, MOST);
  const known = new Map(bodies.map((body) => [body.facts.subjectId, body.shown]));
  return facts.map(({ subjectId, points, reasons }) => ({ ...known.get(subjectId)!, points, reasons }));
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

/** Whoever bears the number, also in another register, and also where it has ended. */
async function idsByNumber(tx: Tx, row: DeskRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct k.subject_id as id from v_subjects_keys k
    where (k.kind in ('reg', 'org', 'tax', 'institution', 'social') and k.key = ${row.key})
      or (k.kind = 'uscc' and k.key = any(${nearCodesOf(row)})) limit ${SEARCHED}`.execute(tx);
  return rows.map((each) => each.id);
}

async function idsByName(kernel: Pick<Kernel, 'db'>, row: DeskRow): Promise<string[]> {
  const form = legalForm(row.name_norm);
  const core = form === null ? row.name_norm : row.name_norm.slice(0, row.name_norm.lastIndexOf(form));
  const texts = [...new Set([row.name, core])].filter((text) => [...text].length >= 2);
  const answers = await Promise.all(texts.map((text) => searchSubjects(kernel.db.kysely, text, { limit: SEARCHED })));
  return answers.flatMap((answer) => [...answer.items, ...answer.suggestions].map((hit) => hit.subjectId));
}

interface Body {
  facts: BodyFacts;
  shown: Omit<Candidate, 'points' | 'reasons'>;
}

async function readBodies(tx: Tx, ids: readonly string[]): Promise<Body[]> {
  const { rows } = await sql<{
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
  }>`
    select b.subject_id, b.name, b.uscc, b.kind, b.state, b.founded, b.district,
      (select jsonb_agg(jsonb_build_object('norm', n.name_norm, 'name', n.name, 'current', n.valid_to is null) order by n.name_norm)
        from v_subjects_names n where n.subject_id = b.subject_id) as names,
      (select array_agg(distinct r.reg_no) from v_subjects_registrations r
        where r.subject_id = b.subject_id and r.reg_no is not null) as numbers,
      (select array_agg(distinct p.address) from v_subjects_places p where p.subject_id = b.subject_id) as addresses
    from v_subjects_bodies b where b.merged_into is null and b.subject_id in (
      select coalesce(m.merged_into, m.subject_id) from v_subjects_bodies m where m.subject_id = any(${[...ids]}::uuid[]))`.execute(tx);
  return rows.map(({ subject_id: subjectId, names, numbers, addresses, ...row }) => ({
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
  }));
}
