import { sql } from 'kysely';
import type { Database, Tx } from '../../kernel/db/types.ts';
import { versionsSql } from '../records/index.ts';

export interface Recipient {
  recipient: string;
  channel: string;
  /** When it went out last. */
  last: string;
}

/**
 * Who ever got a record in any of its versions: deliveries to a known body whose range passed a version and whose filter
 * matches it. Better one notice too many than one too few: whether the row was on display then is not asked again.
 * Anonymous downloads have no address and get no notice; the corrections and withdrawn files are the channel instead.
 */
export async function recipientsOf(
  db: Pick<Database, 'kysely'> | Tx,
  record: { subjectId: string; recordId: string },
): Promise<Recipient[]> {
  const handle = 'kysely' in db ? db.kysely : db;
  const { rows } = await sql<Recipient>`
    with versions as (${versionsSql(record, ['nature', 'kind', 'organ'])})
    select d.recipient, d.channel, to_char(max(d.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last
    from disclosures d join versions v on v.seq > d.from_seq and v.seq <= d.to_seq
    where d.recipient <> 'anonymous'
      and (not d.filter ? 'natures' or d.filter->'natures' ? v.nature)
      and (not d.filter ? 'kinds' or d.filter->'kinds' ? v.kind)
      and (not d.filter ? 'organs' or d.filter->'organs' ? v.organ)
      and (not d.filter ? 'recordIds' or d.filter->'recordIds' ? ${record.recordId}::text)
    group by d.recipient, d.channel order by d.recipient, d.channel`.execute(handle);
  return rows;
}
