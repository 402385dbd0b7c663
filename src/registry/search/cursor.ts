import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../kernel/http/index.ts';
import type { Mark } from './names.ts';
import { TIERS } from './question.ts';

const Position = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: TIERS.length - 1 }),
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER - 1 }),
]);

export function writeCursor({ tier, place }: Mark): string {
  return encodeCursor('search', [tier, place]);
}

/** Throws BAD_CURSOR for anything that was not written here. */
export function readCursor(cursor: string): Mark {
  const [tier, place] = decodeCursor('search', Position, cursor);
  return { tier, place };
}
