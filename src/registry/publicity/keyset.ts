import { Type } from 'typebox';
import { findDate } from '../../kernel/calendar/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

export interface PageOptions {
  cursor?: string | undefined;
  limit?: number | undefined;
}

const Position = Type.Tuple([Type.String(), Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })]);

/** Where the next page of a list ordered by (day, record) begins. Throws BAD_CURSOR. */
export function placeAfter(list: string, cursor: string | undefined): { day: string; id: string } {
  if (cursor === undefined) return { day: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' };
  const [day, id] = decodeCursor(list, Position, cursor);
  if (!findDate(day)) throw new XinhengError('BAD_CURSOR');
  return { day, id };
}

/** As `placeAfter`, for a list that begins with the newest. Throws BAD_CURSOR. */
export function newestFirst(list: string, cursor: string | undefined): { day: string; id: string } {
  if (cursor === undefined) return { day: '9999-12-31', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  return placeAfter(list, cursor);
}

export function pageByDay<T>(list: string, rows: readonly T[], limit: number, place: (row: T) => [string, string]) {
  return pageOf(rows, limit, (last) => encodeCursor(list, place(last)));
}
