import type { Kysely } from 'kysely';
import { on } from '../../kernel/db/types.ts';
import { checkUscc, extractCodes, looksLikeIdentityNumber, nearMisses, type UsccCheck } from '../uscc/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answers, countListed, openNameSearch } from './names.ts';
import { byKeys, OLD_KINDS } from './numbers.ts';
import { questionOf } from './question.ts';
import { similarNames } from './similar/index.ts';
import { cleanText, nameForm, oldNumbers } from './text.ts';
import type { CodeFound, SearchAnswer, SearchOptions, SearchTables } from './types.ts';

const PAGE = 20;
const MAX_PAGE = 100;
const COUNT_LIMIT = 100;
const MAX_CODES = 5;
/** Fewer hits than this, and the text may be mistyped. */
const FEW = 5;
const SUGGESTED = 10;

/**
 * Looks for bodies by whatever the reader has: text that holds a code, an old number, part of a name from two characters,
 * or three first letters and more. A code or number in the text decides alone, past every filter: what is registered
 * must not look as if it were not. A code is never mended, and near misses are offered, not opened. Throws BAD_CURSOR.
 */
export async function searchSubjects(db: Kysely<unknown>, given: string, options: SearchOptions = {}): Promise<SearchAnswer> {
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
  if (isPersonNumber(bareOf(text))) return { ...empty, text: '', problem: 'person' };
  const codes = codesIn(text);
  const byKey = [
    ...(await byKeys(
      tables,
      ['uscc'],
      codes.filter((code) => code.valid).map((code) => code.code),
    )),
    ...(await byKeys(tables, OLD_KINDS, oldNumbers(text))),
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
  const { cursor, limit: asked, ...filter } = options;
  const limit = Math.min(asked ?? PAGE, MAX_PAGE);
  const after = cursor === undefined ? null : readCursor(cursor);
  const search = await openNameSearch(db, questionOf(norm), filter);
  const listed = await countListed(search, COUNT_LIMIT + 1);
  // What no list counts is counted in the pass that reads the first page.
  const hits = await answers(search, after, after === null && listed === null ? Math.max(limit, COUNT_LIMIT) + 1 : limit + 1);
  const counted = listed ?? (after === null ? hits : await answers(search, null, COUNT_LIMIT + 1)).length;
  const items = hits.slice(0, limit);
  const last = items.at(-1);
  const few = after === null && items.length < FEW && items[0]?.hit.fit !== 'exact';
  const except = new Set(items.map(({ hit }) => hit.subjectId));
  return {
    items: items.map(({ hit }) => hit),
    next: hits.length > limit && last ? writeCursor(last.mark) : null,
    total: { count: Math.min(counted, COUNT_LIMIT), more: counted > COUNT_LIMIT },
    suggestions: few ? await similarNames(db, norm, { filter, limit: SUGGESTED, except }) : [],
  };
}

/** Codes in the text; else the text itself where it can be nothing but a code with too few or too many characters. */
function codesIn(text: string): UsccCheck[] {
  const found = extractCodes(text).slice(0, MAX_CODES);
  if (found.length > 0) return found;
  const bare = bareOf(text);
  const like = /^[0-9A-Z]{12,24}$/.test(bare) && /^\d{6}/.test(bare.slice(2)) && ![13, 15, 18].includes(bare.length);
  return like ? [checkUscc(bare)] : [];
}

/** Also the old tax number of an individual business: its operator's number with two characters more. */
function isPersonNumber(bare: string): boolean {
  return looksLikeIdentityNumber(bare) || (bare.length === 20 && looksLikeIdentityNumber(bare.slice(0, 18)));
}

function bareOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

async function describeCode(db: Kysely<SearchTables>, check: UsccCheck): Promise<CodeFound> {
  const near = check.valid ? [] : await byKeys(db, ['uscc'], nearMisses(check.code));
  return { code: check.code, valid: check.valid, findings: check.findings, near: near.slice(0, 5) };
}
