import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate, Tx } from '../../../kernel/db/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import { withMerged } from '../../../registry/subjects/index.ts';
import { longestDeferral } from './rules.ts';

/** What a body is told of looks of one day: organ, purpose, day, how many; never a person. */
export interface LookTold {
  day: IsoDate;
  organ: string;
  purpose: string;
  n: number;
}

const LIST = 'looked';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  Type.String({ maxLength: 100 }),
  Type.String({ maxLength: 300 }),
]);

/**
 * Looks at a body that it may be told of today, the latest day first, then by organ and purpose. A look is kept back while a
 * confirmed deferral of its organ and purpose holds, of the body or of an entry that was merged into it, and never longer than the
 * policy lets it (`look-rules`); what is kept back is neither shown nor counted. A purpose loses the name and account of whoever wrote it. Throws BAD_CURSOR.
 */
export async function looksTold(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy'>,
  subjectId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: LookTold[]; next: string | null }> {
  const today = kernel.clock.today().toString();
  const entries = await withMerged(tx, subjectId);
  const place = page.cursor === undefined ? null : decodeCursor(LIST, Position, page.cursor);
  const beyond =
    place === null
      ? sql<boolean>`true`
      : sql<boolean>`(day < ${place[0]}::date or day = ${place[0]}::date and (organ, purpose) > (${place[1]}, ${place[2]}))`;
  const { rows } = await sql<LookTold>`
    with told as (
      select (l.at at time zone 'Asia/Shanghai')::date as day, l.organ,
        replace(replace(l.purpose, coalesce(nullif(u.display_name, ''), l.account), '…'), l.account, '…') as purpose
      from v_access_looks l left join v_access_names u on u.account = l.account
      where l.subject_id = ${subjectId}::uuid and not exists (
        select from look_deferrals d
        where d.subject_id = any(${entries}::uuid[]) and d.organ = l.organ and d.purpose = l.purpose and d.from_at <= l.at
          and d.until_day >= (l.at at time zone 'Asia/Shanghai')::date
          and d.released_at is null and d.until_day >= ${today}::date
          and (l.at at time zone 'Asia/Shanghai')::date + ${longestDeferral(kernel)}::int >= ${today}::date)
    )
    select * from (select day, organ, purpose, count(*)::int as n from told group by day, organ, purpose) g
    where ${beyond} order by day desc, organ, purpose limit ${page.limit + 1}`.execute(tx);
  return pageOf(rows, page.limit, (last) => encodeCursor(LIST, [last.day, last.organ, last.purpose]));
}
