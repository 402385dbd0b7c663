import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';

/** The two forms in which a list leaves. */
export type ExportFormat = keyof typeof TABLE_TYPES;

/** What each request for a file says beside its filter. */
export const EXPORT_FIELDS = {
  format: Type.Enum(['csv', 'xlsx']),
  recipient: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
};

/** An export as an answer: the file, and in its headers how many rows it holds and the number of the disclosure. */
export function answerExport(
  reply: FastifyReply,
  format: ExportFormat,
  exported: { bytes: string | Buffer; name: string; rows: number; disclosure: string },
): string | Buffer {
  const { bytes, name, rows, disclosure } = exported;
  reply
    .type(TABLE_TYPES[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('xinheng-rows', String(rows))
    .header('xinheng-disclosure', disclosure);
  return bytes;
}
