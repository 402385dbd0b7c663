import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '../access/index.ts';
import type { IsoDate } from '../db/index.ts';
import type { Language } from '../i18n/index.ts';
import type { WorkCounts, WorkItem, WorkQuery, WorkSource } from './work-sources.ts';

/** What each row of a room's own query must have; `key` is compared by bytes, so it is selected `collate "C"`. */
interface Placed {
  due: IsoDate | null;
  provisional: boolean;
  key: string;
}

type Said = Omit<WorkItem, 'due' | 'provisional' | 'standing' | 'key'>;

/** Work that stands in rows of a room. */
export interface ListedWork<Row> {
  /** Of the caller, narrowed in SQL to what is theirs, with `due`, `provisional` and `key`; null: never any. */
  rows(caller: Caller): RawBuilder<unknown> | null;
  item(row: Row, language: Language, caller: Caller): Said;
}

/** A source in the order of all work lists: by day, what has none last, ties by key. */
export function listedWork<Row extends object>({ rows, item }: ListedWork<Row>): WorkSource {
  return {
    async items(tx, query) {
      const { caller, state, after, limit, language } = query;
      const own = rows(caller);
      if (own === null) return [];
      const { rows: found } = await sql<Row & Placed & Pick<WorkItem, 'standing'>>`
        select * from (${standing(own, query)}) m
        where (${state ?? null}::text is null or m.standing = ${state ?? null})
          and (${after === undefined}::boolean or
            (coalesce(m.due, 'infinity'::date), m.key) > (coalesce(${after?.due ?? null}::date, 'infinity'::date), ${after?.key ?? ''} collate "C"))
        order by coalesce(m.due, 'infinity'::date), m.key
        limit ${limit}`.execute(tx);
      return found.map((row) => {
        const { due, provisional, key } = row;
        return { ...item(row, language, caller), due, provisional, standing: row.standing, key };
      });
    },
    async counts(tx, query) {
      const own = rows(query.caller);
      if (own === null) return { all: 0, late: 0, soon: 0 };
      const { rows: counted } = await sql<WorkCounts>`
        select count(*)::int as all, count(*) filter (where standing = 'late')::int as late,
          count(*) filter (where standing = 'soon')::int as soon
        from (${standing(own, query)}) m`.execute(tx);
      return counted[0]!;
    },
  };
}

/** As of cases: a day that rests on a year that is not announced yet makes nothing late. */
function standing(rows: RawBuilder<unknown>, { today, soonUntil }: Pick<WorkQuery, 'today' | 'soonUntil'>) {
  return sql`
    select w.*, case when w.due is null then 'no term' when w.due < ${today}::date and not w.provisional then 'late'
      when w.due <= ${soonUntil}::date then 'soon' else 'in time' end as standing
    from (${rows}) w`;
}
