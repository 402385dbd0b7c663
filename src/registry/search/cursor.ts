import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../kernel/http/index.ts';

/** Place after the last row of a page: tier, length of the name, subject. */
export interface Place {
  tier: number;
  length: number;
  subjectId: string;
}

const Position = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: 2 }),
  Type.Integer({ minimum: 0, maximum: 10_000 }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

export function writeCursor(place: Place): string {
  return encodeCursor('search', [place.tier, place.length, place.subjectId]);
}

/** Throws BAD_CURSOR for anything that was not written here. */
export function readCursor(cursor: string): Place {
  const [tier, length, subjectId] = decodeCursor('search', Position, cursor);
  return { tier, length, subjectId };
}
