import { sql } from 'kysely';
import { textArray, type Tx } from '../../../kernel/db/index.ts';
import type { ActRow } from './act-row.ts';
import { isLikeIdentity } from './cell-faults.ts';
import type { Draft, Finding } from '../reading/draft.ts';
import type { FindingCode } from '../fates/fates.ts';
import type { Heading } from '../reading/heading.ts';

/** What is wrong with a code as it was written. One that a spreadsheet rounded has lost figures: the file is to be mended. */
const WRONG: ReadonlySet<FindingCode> = new Set<FindingCode>(['LENGTH', 'CHARSET', 'CHECK18', 'CHECK_ORG', 'SENTINEL']);

/** Heading of the cell that holds the body's code, alone or as part of a number. */
export function codeHeading({ found }: Heading): string | null {
  const at = found.find(({ column }) => column.field === 'uscc' || column.parts?.some((part) => part.field === 'uscc'));
  return at?.heading ?? null;
}

/**
 * Takes the finding on a wrong code off a row that is not adverse: a wrong code is no usable code, so that the row waits for
 * a person at the matching desk instead of going back (an adverse one always goes back: it hangs on code and name together).
 * Undefined where there is none; what looks like a person's number is never kept, so that such a row goes back too.
 */
export function takeWrongCode({ findings, values }: Draft, heading: string | null): Finding | undefined {
  const at = findings.findIndex(({ code, column }) => column === heading && WRONG.has(code));
  const code = values['uscc'];
  if (heading === null || at === -1 || typeof code !== 'string' || isLikeIdentity(code)) return undefined;
  return findings.splice(at, 1)[0];
}

/** The act has come with a usable code since: whoever waits at the desk with the wrong one waits for nothing. */
export async function supersedeWrongCodes(
  tx: Tx,
  organ: string,
  taken: readonly Pick<ActRow, 'documentKey' | 'decided' | 'permitNo' | 'nameNorm'>[],
): Promise<void> {
  if (taken.length === 0) return;
  const of = (pick: (row: (typeof taken)[number]) => string): string => textArray(taken.map(pick));
  await sql`
    update intake_waiting w set state = 'recalled'
    from unnest(${of((r) => r.documentKey)}::text[], ${of((r) => r.decided)}::text[], ${of((r) => r.permitNo ?? '')}::text[],
      ${of((r) => r.nameNorm)}::text[]) as n(document, decided, permit, name)
    where w.state = 'waiting' and w.row->'row'->>'documentKey' = n.document and w.row->'row'->>'wrongCode' is not null
      and w.row->'row'->>'decided' = n.decided and coalesce(w.row->'row'->>'permitNo', '') = n.permit and w.name_norm = n.name
      and exists (select 1 from intake_batches b where b.batch_id = w.batch_id and b.organ = ${organ})`.execute(tx);
}
