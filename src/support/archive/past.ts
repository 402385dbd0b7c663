import { sql } from 'kysely';
import { redact, type Level } from '../../kernel/access/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { RecordsTable } from '../../registry/records/types.ts';
import type { FoundRecord } from './select.ts';

/** One version of a record: what made it, when, and what it changed against the one before. */
export interface Version {
  version: number;
  /** Number of the journal. */
  seq: number;
  at: string | null;
  event: string | null;
  validity: string;
  releasedOn: string | null;
  endedOn: string | null;
  endedKind: string | null;
  /** Fields of the content and facets that differ from the version before; values only as far as the caller may read. */
  changes: { field: string; from: string | null; to: string | null }[];
}

type Stored = Pick<RecordsTable, 'version' | 'validity' | 'released_on' | 'ended_on' | 'ended_kind' | 'severity' | 'content'>;
interface Row {
  seq: number;
  at: string | null;
  type: string | null;
  row: Stored;
}

/** All versions of a record, newest first. */
export async function versionsOf(
  tx: Tx,
  record: Pick<FoundRecord, 'subject_id' | 'record_id'>,
  levels: Readonly<Record<string, Level>>,
  level: Level,
): Promise<Version[]> {
  const { rows } = await sql<Row>`
    with versions as (
      select r.seq, jsonb_build_object('version', r.version, 'validity', r.validity, 'released_on', r.released_on,
        'ended_on', r.ended_on, 'ended_kind', r.ended_kind, 'severity', r.severity, 'content', r.content) as row
      from v_records_current r
      where r.subject_id = ${record.subject_id}::uuid and r.record_id = ${record.record_id}::uuid
      union all
      select h.from_seq, h.row from v_records_history h
      where h.subject_id = ${record.subject_id}::uuid and h.record_id = ${record.record_id}::uuid)
    select v.seq, v.row, e.type, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from versions v left join v_journal_events e on e.seq = v.seq order by v.seq desc`.execute(tx);
  return rows.map(({ seq, at, type, row }, index) => ({
    version: row.version,
    seq: Number(seq),
    at,
    event: type,
    validity: row.validity,
    releasedOn: row.released_on,
    endedOn: row.ended_on,
    endedKind: row.ended_kind,
    changes: changesOf(rows[index + 1]?.row, row, levels, level),
  }));
}

const FACETS = ['validity', 'released_on', 'ended_on', 'ended_kind', 'severity'] as const;
const NAMES: Record<(typeof FACETS)[number], string> = {
  validity: 'validity',
  released_on: 'releasedOn',
  ended_on: 'endedOn',
  ended_kind: 'endedKind',
  severity: 'severity',
};

function changesOf(before: Stored | undefined, after: Stored, levels: Readonly<Record<string, Level>>, level: Level): Version['changes'] {
  if (before === undefined) return [];
  const facets = FACETS.flatMap((facet) =>
    before[facet] === after[facet] ? [] : [{ field: NAMES[facet], from: before[facet] ?? null, to: after[facet] ?? null }],
  );
  const [was, is] = [redact(before.content, levels, level), redact(after.content, levels, level)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  const content = fields.flatMap((field) => {
    const [from, to] = [textOf(was[field]), textOf(is[field])];
    return from === to ? [] : [{ field, from, to }];
  });
  return [...facets, ...content];
}

const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
