import type { FastifyReply } from 'fastify';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';

/** A cell that a spreadsheet would take for a formula is shielded, or a name typed by a party could run in an office. */
function cell(text: string): string {
  const shielded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(shielded) ? `"${shielded.replaceAll('"', '""')}"` : shielded;
}

/** A table as a file, with the mark by which spreadsheets know UTF-8. */
export function csv(reply: FastifyReply, name: string, rows: readonly (readonly string[])[]): string {
  reply.type(TABLE_TYPES.csv).header('content-disposition', `attachment; filename="${name}"`);
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
