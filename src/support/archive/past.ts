import { sql } from 'kysely';
import { redact, type Level } from '../../kernel/access/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { versionsSql, type RecordsTable } from '../../registry/records/index.ts';
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

const COLUMNS = ['version', 'validity', 'released_on', 'ended_on', 'ended_kind', 'severity', 'content'] as const;
type Stored = Pick<RecordsTable, (typeof COLUMNS)[number]>;
interface Row extends Stored {
  seq: number;
  at: string | null;
  type: string | null;
}

/** All versions of a record, newest first. */
export async function versionsOf(
  tx: Tx,
  record: Pick<FoundRecord, 'subject_id' | 'record_id'>,
  levels: Readonly<Record<string, Level>>,
  level: Level,
): Promise<Version[]> {
  const versions = versionsSql({ subjectId: record.subject_id, recordId: record.record_id }, COLUMNS);
  const { rows } = await sql<Row>`
    select v.*, e.type, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from (${versions}) v left join v_journal_events e on e.seq = v.seq order by v.seq desc`.execute(tx);
  return rows.map((row, index) => ({
    version: Number(row.version),
    seq: row.seq,
    at: row.at,
    event: row.type,
    validity: row.validity,
    releasedOn: row.released_on,
    endedOn: row.ended_on,
    endedKind: row.ended_kind,
    changes: changesOf(rows[index + 1], row, levels, level),
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
