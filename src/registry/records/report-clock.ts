import { sql } from 'kysely';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';

/** Clock A as it stands on a record. It is not part of what the journal hashes: it follows from the record's days. */
export interface StandingClock {
  decided: IsoDate;
  receivedOn: IsoDate;
  due: IsoDate;
}

export interface MovedClock extends StandingClock {
  newDue: IsoDate;
  provisional: boolean;
  daysLate: number | null;
}

export interface MovedRecord {
  subject_id: string;
  record_id: string;
  version: number;
  from: IsoDate;
  to: IsoDate;
}

/** The clocks that rest on a year not announced when the record came: few days, however many records. */
export async function findProvisionalClocks(tx: Tx): Promise<StandingClock[]> {
  const { rows } = await sql<StandingClock>`
    select distinct decided, received_on as "receivedOn", report_due as due from records
    where report_due_provisional order by decided, received_on, report_due`.execute(tx);
  return rows;
}

/** Writes the clocks worked out anew; answers the records whose due day changed, by subject. */
export async function moveReportClocks(tx: Tx, clocks: readonly MovedClock[]): Promise<MovedRecord[]> {
  if (clocks.length === 0) return [];
  const of = <K>(pick: (clock: MovedClock) => K): K[] => clocks.map(pick);
  const { rows } = await sql<MovedRecord>`
    update records r set report_due = n.new_due, report_due_provisional = n.provisional, days_late = n.days_late
    from unnest(${of((c) => c.decided)}::date[], ${of((c) => c.receivedOn)}::date[], ${of((c) => c.due)}::date[],
        ${of((c) => c.newDue)}::date[], ${of((c) => c.provisional)}::boolean[], ${of((c) => c.daysLate)}::int[])
      as n(decided, received_on, due, new_due, provisional, days_late)
    where r.report_due_provisional and r.decided = n.decided and r.received_on = n.received_on and r.report_due = n.due
    returning r.subject_id, r.record_id, r.version, n.due as "from", n.new_due as "to"`.execute(tx);
  return rows
    .filter((row) => row.from !== row.to)
    .sort((a, b) => (`${a.subject_id} ${a.record_id}` < `${b.subject_id} ${b.record_id}` ? -1 : 1));
}
