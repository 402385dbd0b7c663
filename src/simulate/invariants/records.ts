import { sql } from 'kysely';
import { visibleSql } from '../../registry/publicity/index.ts';
import { currentRecords, normaliseDocumentNo } from '../../registry/records/index.ts';
import type { SentAct } from '../city/organs.ts';
import type { EndOfDay } from './types.ts';

const r = currentRecords('r');

/** A record as it stands, under what its organ calls it. */
export interface HeldRecord {
  recordId: string;
  seq: number;
  shown: boolean;
}

/** Under which both the organ's list and the register know an act of a body. */
export function keyOf({ organ, documentNo, uscc }: Pick<SentAct, 'organ' | 'documentNo' | 'uscc'>): string {
  return `${organ}|${normaliseDocumentNo(documentNo)}|${uscc}`;
}

/** What of an act must have come into the register: a sound row, and its body. */
export function isDue(act: SentAct, { today, registered }: Pick<EndOfDay, 'today' | 'registered'>): boolean {
  return act.soundOn.some((day) => day <= today) && registered.has(act.uscc);
}

/** The records of acts by `keyOf`, and whether the public sees them on `today`. */
export async function heldRecords({ world, today }: Pick<EndOfDay, 'world' | 'today'>): Promise<Map<string, HeldRecord>> {
  const { rows } = await sql<HeldRecord & { organ: string; documentNo: string; uscc: string }>`
    select ${r.record_id} as "recordId", ${r.seq}, a.organ, a.document_no as "documentNo", k.key as uscc,
      ${visibleSql('r')(today)} as shown
    from ${r.table}
    join v_records_acts a on a.act_id = ${r.act_id}
    join v_subjects_keys k on k.subject_id = ${r.subject_id} and k.kind = 'uscc' and k.state = 'live'
    where a.kind <> 'listing'`.execute(world.plain.db.kysely);
  return new Map(rows.map((row) => [keyOf(row), row]));
}
