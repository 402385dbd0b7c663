import { Type, type Static, type TSchema } from 'typebox';
import Value from 'typebox/value';
import { XinhengError } from '../errors/index.ts';

/**
 * Opaque cursors of keyset pages: the position after which the next page begins. Not signed: it names a place in a list,
 * gives no access, and is bound as a parameter like any input. The list's name stops a cursor of one list being used in
 * another, the schema stops everything else.
 */
export function encodeCursor(list: string, position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

/** Throws BAD_CURSOR for anything that `encodeCursor` of the same list and schema would not have made. */
export function decodeCursor<T extends TSchema>(list: string, schema: T, cursor: string): Static<T> {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(decoded) && decoded[0] === list) {
      const position: unknown = decoded.slice(1);
      const canonical = encodeCursor(list, position as (string | number | null)[]) === cursor;
      if (canonical && !cursor.includes('\0') && Value.Check(schema, position)) return position;
    }
  } catch {
    // Not JSON: as bad as any other.
  }
  throw new XinhengError('BAD_CURSOR');
}

/** The shape of every list: a page and the cursor of the next one, null at the end. */
export function listOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}

/** Query parameters of a list. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, description: 'next of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

/** Cuts limit + 1 rows to a page and makes the cursor of the next from the last row kept. */
export function pageOf<T>(rows: readonly T[], limit: number, cursor: (last: T) => string): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
