import type { Kysely } from 'kysely';
import { placeOfEntry, readEntries, readNames, type Found } from '../entries.ts';
import type { Filter } from '../grams.ts';
import { hitOf } from '../names.ts';
import { placeOf, type Place } from '../postings/codec.ts';
import type { SearchTables, SubjectHit } from '../types.ts';
import { candidates } from './candidates.ts';
import { distance, measured, ONE, type Measured } from './distance.ts';

/** Candidates whose names are compared. */
const COMPARED = 200;
/** Nearest ones looked up for each that is wanted: the filter may leave some out, and a body may have several names. */
const SPARE = 4;
/** Shorter texts resemble everything. */
export const LEAST_SIMILAR = 4;

/**
 * Bodies whose names resemble a mistyped text, nearest first; among equally near ones the length nearest to the text's,
 * then the usual order. Never what answers the text itself: that is `byName`.
 */
export async function similarNames(
  db: Kysely<SearchTables>,
  norm: string,
  { filter, limit, except }: { filter: Filter; limit: number; except: ReadonlySet<string> },
): Promise<SubjectHit[]> {
  if ([...norm].length < LEAST_SIMILAR) return [];
  const text = measured(norm);
  const places = await nearest(db, text, await candidates(db, norm, COMPARED), filtered(filter) ? COMPARED : SPARE * limit);
  const bodies = await readEntries(db, places, filter);
  const near = [...bodies.values()].flatMap((names) => {
    const best = names.map((name) => ({ name, ...apart(text, name.nameNorm) })).toSorted(nearer)[0]!;
    return best.distance === Infinity || except.has(best.name.subjectId) ? [] : [best];
  });
  return near
    .toSorted(nearer)
    .slice(0, limit)
    .map(({ name }) => hitOf(name, { why: name.current ? 'name' : 'old_name', fit: 'similar', part: '' }));
}

const filtered = (filter: Filter): boolean => Object.values(filter).some((value) => value !== undefined);

/** By their names alone, before their bodies are looked up. */
async function nearest(db: Kysely<SearchTables>, text: Measured, places: readonly Place[], most: number): Promise<Place[]> {
  const names = await readNames(db, places);
  return names
    .map(({ nameNorm, entryNo }) => ({ place: placeOf([...nameNorm].length, entryNo), ...apart(text, nameNorm) }))
    .filter((name) => name.distance !== Infinity)
    .toSorted((a, b) => a.distance - b.distance || a.lengths - b.lengths || a.place - b.place)
    .slice(0, most)
    .map(({ place }) => place);
}

interface Near {
  name: Found;
  distance: number;
  lengths: number;
}

function apart(text: Measured, nameNorm: string): Omit<Near, 'name'> {
  const other = measured(nameNorm);
  const limit = mostApart(Math.min(text.characters.length, other.characters.length));
  const lengths = Math.abs(text.characters.length - other.characters.length);
  const found = distance(text, other, limit);
  return { distance: found <= limit ? found : Infinity, lengths };
}

/** One character in four, at least one; beyond that it is another name. */
function mostApart(length: number): number {
  return Math.max(ONE, Math.floor(length / 4) * ONE);
}

function nearer(a: Near, b: Near): number {
  return a.distance - b.distance || a.lengths - b.lengths || placeOfEntry(a.name) - placeOfEntry(b.name);
}
