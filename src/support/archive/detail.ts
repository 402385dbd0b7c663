import { sql } from 'kysely';
import { logAccess, rank, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { recipientsOf, type Recipient } from '../../registry/disclosures/index.ts';
import type { Correction, Dispute, Shield, Stay } from '../../registry/records/types.ts';
import { versionsOf, type Version } from './past.ts';
import { provenanceOf, type Provenance } from './provenance.ts';
import { findReadable, type FoundRecord } from './select.ts';
import { titlesOf, type Titles } from './titles.ts';
import { contentOf, lineOf, sightOf, type RecordLine } from './view.ts';

export interface SourceLine {
  reportingOrgan: string;
  firstOn: string;
  lastOn: string;
  batch: string | null;
  row: number | null;
  agrees: boolean;
}

export interface ComparisonLine {
  id: string;
  reportingOrgan: string;
  state: string;
  openedOn: string;
  closedOn: string | null;
  fields: string[];
}

export interface RecordDetail extends RecordLine, Titles {
  version: number;
  validity: string;
  releasedOn: string | null;
  ended: { on: string; kind: string; reason: string | null } | null;
  disputes: readonly Dispute[];
  corrections: readonly Correction[];
  stay: Stay | null;
  shield: Shield | null;
  content: Record<string, unknown>;
  provenance: Provenance | null;
  versions: Version[];
  sources: SourceLine[];
  comparisons: ComparisonLine[];
  recipients: Recipient[];
  /** False where the record lies beyond the caller's reach: then only what the public sees is said. */
  complete: boolean;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * One record with all that is known of it: how it came, what changed, who else reported it, who was given it. Beyond the
 * caller's reach it is what the public sees. Throws NOT_FOUND, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function recordDetail(kernel: Pick<Kernel, 'db' | 'clock' | 'policy'>, id: string, caller: Caller): Promise<RecordDetail> {
  requirePermission(caller, 'records.read');
  return kernel.db.tx(async (tx) => {
    const sight = await sightOf(tx, kernel, caller);
    const row = UUID.test(id) ? await findReadable(tx, caller, id, sight.today) : undefined;
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: 'record' });
    const line = lineOf(row, sight);
    const complete = rank(line.level) >= rank('AUTHORISED');
    const content = contentOf(row, line.level, sight);
    const behind = complete ? await behindOf(tx, row, line, sight.levels) : NOTHING;
    await logAccess(kernel, tx, caller, {
      subjectIds: [row.subject_id],
      action: 'record.opened',
      fields: [...Object.keys(content), ...(complete ? ['provenance', 'versions', 'recipients'] : [])],
    });
    return {
      ...line,
      ...titlesOf(kernel, line),
      version: complete ? row.version : 1,
      validity: row.validity,
      releasedOn: complete ? row.released_on : null,
      ended: complete && row.ended_on !== null ? endOf(row, row.ended_on) : null,
      disputes: row.disputes,
      corrections: row.corrections,
      stay: row.stay,
      shield: complete ? row.shield : null,
      content,
      ...behind,
      complete,
    };
  });
}

const endOf = (row: FoundRecord, on: string) => ({ on, kind: row.ended_kind ?? '', reason: row.ended_reason });

type Behind = Pick<RecordDetail, 'provenance' | 'versions' | 'sources' | 'comparisons' | 'recipients'>;
const NOTHING: Behind = { provenance: null, versions: [], sources: [], comparisons: [], recipients: [] };

async function behindOf(tx: Tx, row: FoundRecord, { level }: RecordLine, levels: Parameters<typeof versionsOf>[2]): Promise<Behind> {
  const { subject_id: subjectId, record_id: recordId } = row;
  const { rows: sources } = await sql<SourceLine>`
    select reporting_organ as "reportingOrgan", first_on as "firstOn", last_on as "lastOn", batch_id as batch, row_no as row,
      agrees
    from v_records_sources where subject_id = ${subjectId}::uuid and record_id = ${recordId}::uuid
    order by first_on, reporting_organ`.execute(tx);
  const { rows: comparisons } = await sql<ComparisonLine>`
    select comparison_id as id, reporting_organ as "reportingOrgan", state, opened_on as "openedOn", closed_on as "closedOn",
      array(select jsonb_object_keys(fields) order by 1) as fields
    from v_records_comparisons where subject_id = ${subjectId}::uuid and record_id = ${recordId}::uuid
    order by opened_on, comparison_id`.execute(tx);
  return {
    provenance: await provenanceOf(tx, row, rank(level) >= rank('INTERNAL')),
    versions: await versionsOf(tx, row, levels, level),
    sources,
    comparisons,
    recipients: await recipientsOf(tx, { subjectId, recordId }),
  };
}
