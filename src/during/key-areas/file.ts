import { sql } from 'kysely';
import { levelFor, logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { KeyAreaPart } from '../../kernel/policy/index.ts';
import { findOrgan } from '../../registry/organs/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { areasOn, sinceOf } from './count.ts';
import { membersSql, partSql, type KeyArea } from './members.ts';

/** Where a part came from: document, deciding organ, the file that brought it. */
export interface Evidence {
  recordId: string;
  documentNo: string;
  organ: string;
  reportingOrgan: string;
  decided: string;
  receivedOn: string;
  /** Number of the batch; null where it came by another way. */
  batch: string | null;
}

export interface FilePart extends Pick<KeyAreaPart, 'id' | 'title' | 'from' | 'withinMonths'> {
  there: boolean;
  /** The latest that the caller may read; another district's organs show its people that a part is there, not which. */
  evidence: Evidence[];
}

export interface KeyAreaFile {
  area: string;
  title: { zh: string; en: string };
  parts: FilePart[];
}

/**
 * The files of one body in the areas to which it belongs: what is there, with where it came from, what is missing and from
 * whom. For officials with a purpose, since a file also holds what is not displayed. Throws NOT_FOUND, FORBIDDEN,
 * PURPOSE_REQUIRED.
 */
export async function keyAreaFiles(kernel: Kernel, key: string, caller: Caller): Promise<{ subjectId: string; files: KeyAreaFile[] }> {
  requirePermission(caller, 'subject.history');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  const mayRead = ({ organ }: Evidence): boolean => {
    const district = findOrgan(kernel.policy, organ, today)?.organ.district;
    // Of an organ that nobody knows the reach is the least that the caller has.
    return levelFor(caller, { organ, district: district === undefined ? '' : district }) !== 'PUBLIC';
  };
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    const files: KeyAreaFile[] = [];
    for (const area of areasOn(kernel.policy, today))
      if (await belongs(tx, area, subjectId)) files.push(await fileOf(tx, area, subjectId, today, mayRead));
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'key-area.file', fields: ['documentNo', 'organ'] });
    return { subjectId, files };
  });
}

async function belongs(tx: Tx, area: KeyArea, subjectId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select 1 from (${membersSql(area)}) m where m.subject_id = ${subjectId}::uuid) as yes`.execute(tx);
  return rows[0]?.yes === true;
}

async function fileOf(tx: Tx, area: KeyArea, subjectId: string, today: string, mayRead: (each: Evidence) => boolean): Promise<KeyAreaFile> {
  const parts: FilePart[] = [];
  for (const part of area.parts) {
    const { id, title, from, withinMonths } = part;
    const registration = part.item === 'registration';
    const evidence = registration ? [] : await evidenceOf(tx, part, subjectId, today);
    // A body known by a permit alone has no registration yet.
    const there = registration ? await isRegistered(tx, part, subjectId) : evidence.length > 0;
    parts.push({ id, title, from, withinMonths, there, evidence: evidence.filter(mayRead) });
  }
  return { area: area.id, title: area.title, parts };
}

async function isRegistered(tx: Tx, part: KeyAreaPart, subjectId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (${partSql(part, null)}) as yes from (select ${subjectId}::uuid as subject_id) m`.execute(tx);
  return rows[0]?.yes === true;
}

const LATEST = 20;

async function evidenceOf(tx: Tx, part: KeyAreaPart, subjectId: string, today: string): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    select f.record_id as "recordId", f.document_no as "documentNo", f.organ, f.reporting_organ as "reportingOrgan",
      f.decided, f.received_on as "receivedOn", b.number as batch
    from (select ${subjectId}::uuid as subject_id) m
    cross join lateral (${partSql(part, sinceOf(part.withinMonths, today), RECORD)}) f
    left join v_intake_batches b on b.batch_id = f.batch_id
    order by f.decided desc, f.record_id limit ${LATEST}`.execute(tx);
  return rows;
}

const RECORD = sql`r.record_id, r.document_no, r.organ, r.reporting_organ, r.decided, r.received_on, r.batch_id`;
