import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { csvText } from '../../kernel/tables/index.ts';
import { matchingMessages } from './messages.ts';
import { listDecisions } from './decisions.ts';
import { deskRows } from './rows.ts';

/** More than a desk works through; the rest stands in the list. */
const EXPORTED = 20_000;

/**
 * Rows of the desk as a table for people, longest waiting first, without candidates: to ask the source by. A look, with
 * its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function matchingTable(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  query: { organ?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<string> {
  requirePermission(caller, 'matching.decide');
  const rows = await kernel.db.tx(async (tx) => {
    const found = await deskRows(tx, caller, { organ: query.organ, limit: EXPORTED });
    await logAccess(kernel, tx, caller, {
      subjectIds: [],
      action: 'matching.exported',
      fields: ['title', 'documentNo'],
    });
    return found;
  });
  const say = t(language, matchingMessages);
  const heading = [
    say['column.batch'](),
    say['column.row'](),
    say['column.organ'](),
    say['column.name'](),
    say['column.number'](),
    say['column.title'](),
    say['column.document'](),
    say['column.decided'](),
    say['column.received'](),
  ];
  const cells = rows.map((row) => [
    row.batch,
    String(row.row_no),
    row.organ,
    row.name,
    row.wrong_code ?? row.key,
    row.content.title,
    row.document_no,
    row.decided,
    row.received_on,
  ]);
  return csvText([heading, ...cells]);
}

/** Decisions that hold, the latest first; a look, with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED. */
export async function decisionsTable(kernel: Pick<Kernel, 'db' | 'clock'>, caller: Caller, language: Language): Promise<string> {
  const { items } = await listDecisions(kernel, { limit: EXPORTED }, caller, EXPORTED);
  const say = t(language, matchingMessages);
  const columns = ['organ', 'source', 'body', 'code', 'reason', 'rows', 'by', 'at'] as const;
  const rows = items.map((each) => [
    each.organ,
    each.sourceKey,
    each.name,
    each.uscc ?? '',
    each.reason,
    String(each.rows),
    each.decidedBy,
    each.decidedAt,
  ]);
  return csvText([columns.map((key) => say[`column.${key}`]()), ...rows]);
}
