import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Database, IsoDate } from '../../kernel/db/types.ts';
import { untilSql, visibleSql } from '../publicity/index.ts';
import { currentRecords, type ActKind, type Correction, type RecordsTable } from '../records/index.ts';

const r = currentRecords('r');

const PAGE = 2000;

/** Rows of the data set: on display today and not adverse. Anonymous data sets hold no adverse row (domain.md). */
function inDataSet(today: IsoDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`${r.nature} <> 'adverse' and ${visibleSql('r')(today)}`;
}

export interface OpenAct {
  subject_id: string;
  record_id: string;
  act_id: string;
  kind: ActKind;
  title: string | null;
  document_no: string;
  organ: string;
  organ_name: string | null;
  uscc: string | null;
  subject: string;
  decided: IsoDate;
  valid_from: string | null;
  valid_to: string | null;
  until: IsoDate | null;
  corrected: boolean;
}

export interface OpenCorrection {
  subject_id: string;
  record_id: string;
  act_id: string;
  corrections: Correction[];
}

export async function countOpenActs(db: Kysely<unknown>, today: IsoDate): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from ${r.table} where ${inDataSet(today)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export function openActs(db: Database, today: IsoDate): AsyncGenerator<OpenAct[]> {
  return pages((after) =>
    sql<OpenAct>`
    select ${r.subject_id}, ${r.record_id}, ${r.act_id}, ${r.kind}, ${r.content}->>'title' as title, ${r.document_no}, ${r.organ},
      o.name as organ_name, s.uscc, s.name as subject, ${r.decided}, ${r.content}->>'validFrom' as valid_from,
      ${r.content}->>'validTo' as valid_to, ${untilSql('r')(today)} as until, ${r.corrected} as corrected
    from ${r.table}
    join v_subjects_bodies s on s.subject_id = ${r.subject_id}
    left join v_policy_organs o on o.code = ${r.organ}
    where ${inDataSet(today)} and ${after}
    order by ${r.subject_id}, ${r.record_id} limit ${PAGE}`
      .execute(db.kysely)
      .then(({ rows }) => rows),
  );
}

export function openCorrections(db: Database, today: IsoDate): AsyncGenerator<OpenCorrection[]> {
  return pages((after) =>
    sql<OpenCorrection>`
    select ${r.subject_id}, ${r.record_id}, ${r.act_id}, ${r.corrections} from ${r.table}
    where ${r.corrected} and ${inDataSet(today)} and ${after}
    order by ${r.subject_id}, ${r.record_id} limit ${PAGE}`
      .execute(db.kysely)
      .then(({ rows }) => rows),
  );
}

/** Released and no longer on display; whether they ever were is for `wasShown` to say. */
export function openFormer(db: Database, today: IsoDate): AsyncGenerator<RecordsTable[]> {
  return pages((after) =>
    sql<RecordsTable>`
    select ${r.all} from ${r.table}
    where ${r.nature} <> 'adverse' and ${r.released_on} is not null and not ${visibleSql('r')(today)} and ${after}
    order by ${r.subject_id}, ${r.record_id} limit ${PAGE}`
      .execute(db.kysely)
      .then(({ rows }) => rows),
  );
}

/** By the primary key, page after page: no long transaction waits for a slow client. */
async function* pages<Row extends { subject_id: string; record_id: string }>(
  page: (after: RawBuilder<SqlBool>) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = sql<SqlBool>`true`;
  for (;;) {
    const rows = await page(after);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = sql<SqlBool>`(${r.subject_id}, ${r.record_id}) > (${last.subject_id}::uuid, ${last.record_id}::uuid)`;
  }
}
