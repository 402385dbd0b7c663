import { XinhengError } from '../../kernel/errors/index.ts';

/** Place after the last row of a page: tier, length of the name, subject. Opaque to clients. */
export interface Place {
  tier: number;
  length: number;
  subjectId: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function writeCursor(place: Place): string {
  return Buffer.from(`${place.tier}.${place.length}.${place.subjectId}`).toString('base64url');
}

/** Throws BAD_CURSOR for anything that was not written here. */
export function readCursor(cursor: string): Place {
  const [tier, length, subjectId] = Buffer.from(cursor.slice(0, 120), 'base64url').toString('latin1').split('.');
  if (!/^[0-2]$/.test(tier ?? '') || !/^\d{1,4}$/.test(length ?? '') || !UUID.test(subjectId ?? '')) {
    throw new XinhengError('BAD_CURSOR');
  }
  return { tier: Number(tier), length: Number(length), subjectId: subjectId ?? '' };
}
