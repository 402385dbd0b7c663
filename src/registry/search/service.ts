import { sql, type Kysely } from 'kysely';
import { on } from '../../kernel/db/types.ts';
import { checkUscc, extractCodes, looksLikeIdentityNumber, nearMisses, type UsccCheck } from '../uscc/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { byName, countByName } from './names.ts';
import { cleanText, nameForm, oldNumbers } from './text.ts';
import type { CodeFound, SearchAnswer, SearchOptions, SearchTables, SubjectHit } from './types.ts';

const PAGE = 20;
const MAX_PAGE = 100;
const COUNT_LIMIT = 100;
const MAX_CODES = 5;

/**
 * Looks for bodies by whatever the reader has: text that holds a code, an old registration number, or part of a name from
 * two characters. A code in the text decides alone; it is never mended, and near misses are offered, not opened.
 * Throws BAD_CURSOR.
 */
export async function searchSubjects(
  db: Kysely<unknown>,
  given: string,
  options: SearchOptions = {},
): Promise<SearchAnswer> {
  const tables = on<SearchTables>(db);
  const text = cleanText(given);
  const empty: SearchAnswer = {
    text,
    codes: [],
    problem: null,
    items: [],
    next: null,
    total: { count: 0, more: false },
    suggestions: [],
  };
  if (text === '') return { ...empty, problem: 'empty' };
  // A person's number is looked up nowhere and repeated nowhere.
  if (looksLikeIdentityNumber(bareOf(text))) return { ...empty, text: '', problem: 'person' };
  const codes = codesIn(text);
  const numbers = oldNumbers(text);
  const byKey = [
    ...(await byKeys(
      tables,
      'uscc',
      codes.filter((code) => code.valid).map((code) => code.code),
    )),
    ...(await byKeys(tables, 'reg', numbers)),
  ];
  if (codes.length > 0 || byKey.length > 0) {
    const found = await Promise.all(codes.map((code) => describeCode(tables, code)));
    return { ...empty, codes: found, items: byKey, total: { count: byKey.length, more: false } };
  }
  const norm = nameForm(text);
  if ([...norm].length < 2) return { ...empty, problem: norm === '' ? 'empty' : 'too_short' };
  return { ...empty, ...(await namePage(tables, norm, options)) };
}

type NamePage = Pick<SearchAnswer, 'items' | 'next' | 'total' | 'suggestions'>;

async function namePage(db: Kysely<SearchTables>, norm: string, options: SearchOptions): Promise<NamePage> {
  const { district } = options;
  const limit = Math.min(options.limit ?? PAGE, MAX_PAGE);
  const after = options.cursor === undefined ? null : readCursor(options.cursor);
  const { items, last } = await byName(db, norm, { after, district, limit });
  const full = items.length === limit && last !== null;
  const more = full ? (await byName(db, norm, { after: last, district, limit: 1 })).items.length > 0 : false;
  const onePage = after === null && !more;
  const counted = onePage ? items.length : await countByName(db, norm, district, COUNT_LIMIT + 1);
  return {
    items,
    next: more && last ? writeCursor(last) : null,
    total: { count: Math.min(counted, COUNT_LIMIT), more: counted > COUNT_LIMIT },
    suggestions: items.length === 0 && after === null ? await namesLike(db, norm, district) : [],
  };
}

/** Names that begin with the longest part of the text that any name begins with; at least three characters, else noise. */
async function namesLike(db: Kysely<SearchTables>, norm: string, district: string | undefined): Promise<SubjectHit[]> {
  const characters = [...norm];
  for (let length = characters.length - 1; length >= Math.max(3, Math.ceil(characters.length / 3)); length--) {
    const { items } = await byName(db, characters.slice(0, length).join(''), { after: null, district, limit: 3 });
    if (items.length > 0) return items;
  }
  return [];
}

/** Codes in the text; else the text itself where it can be nothing but a code with too few or too many characters. */
function codesIn(text: string): UsccCheck[] {
  const found = extractCodes(text).slice(0, MAX_CODES);
  if (found.length > 0) return found;
  const bare = bareOf(text);
  const like = /^[0-9A-Z]{12,24}$/.test(bare) && /^\d{6}/.test(bare.slice(2)) && ![13, 15, 18].includes(bare.length);
  return like ? [checkUscc(bare)] : [];
}

function bareOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

async function describeCode(db: Kysely<SearchTables>, check: UsccCheck): Promise<CodeFound> {
  const near = check.valid ? [] : await byKeys(db, 'uscc', nearMisses(check.code));
  return { code: check.code, valid: check.valid, findings: check.findings, near: near.slice(0, 5) };
}

async function byKeys(db: Kysely<SearchTables>, kind: 'uscc' | 'reg', keys: readonly string[]): Promise<SubjectHit[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<Omit<SubjectHit, 'why' | 'fit'>>`
    select s.subject_id as "subjectId", s.name, s.uscc, s.kind, s.state, s.founded, s.district, min(k.key) as matched
    from subject_keys k
    join subjects o on o.subject_id = k.subject_id
    join subjects s on s.subject_id = coalesce(o.merged_into, o.subject_id)
    where k.kind = ${kind} and k.key = any(${[...keys]}) and k.state <> 'ended'
    group by s.subject_id, s.name, s.uscc, s.kind, s.state, s.founded, s.district
    order by min(array_position(${[...keys]}::text[], k.key)), s.founded, s.subject_id limit 20`.execute(db);
  return rows.map((row) => ({
    ...row,
    why: kind === 'uscc' ? ('code' as const) : ('old_number' as const),
    fit: 'exact' as const,
  }));
}
