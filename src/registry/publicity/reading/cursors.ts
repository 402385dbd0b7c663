import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../../kernel/http/index.ts';
import { NATURES } from '../../records/types.ts';
import type { ActPlace, PublicRecord, RecordPlace } from './records.ts';

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Place = Type.Tuple([Type.String({ format: 'date' }), Uuid, Uuid]);

/** Throws BAD_CURSOR. */
export function readActsCursor(cursor: string | undefined): ActPlace | null {
  if (cursor === undefined) return null;
  const [decided, actId, subjectId] = decodeCursor('acts', Place, cursor);
  return { decided, actId, subjectId };
}

export function actsCursor(last: PublicRecord): string {
  return encodeCursor('acts', [last.decided, last.actId, last.subjectId]);
}

const RecordPlaceShape = Type.Tuple([Type.Enum([...NATURES]), Type.String({ format: 'date' }), Uuid]);

/** Throws BAD_CURSOR. */
export function readRecordsCursor(cursor: string | undefined): RecordPlace | null {
  if (cursor === undefined) return null;
  const [nature, decided, recordId] = decodeCursor('records', RecordPlaceShape, cursor);
  return { nature, decided, recordId };
}

export function recordsCursor(last: PublicRecord): string {
  return encodeCursor('records', [last.nature, last.decided, last.recordId]);
}
