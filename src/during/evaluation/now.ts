import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import { readBodies, type Attributes, type Body } from '../../registry/dossiers/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { factsOn } from './dossiers.ts';
import { explained, readerOf, type Explained } from './explain.ts';
import { foresight, type Foreseen, type Foresight } from './foresight.ts';
import { activeModels, modelsInUse, type Model } from './models.ts';
import { isFresh, standingOf, type Standing } from './standing.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** A record behind a grade, as far as the caller reads it, and what would be without it. */
export interface RecordBehind extends Foreseen {
  kind: string;
  documentNo: string;
  organ: string;
  decided: IsoDate;
  /** A grade that its issuer keeps: never told to anybody but officials. */
  internal: boolean;
}

/** How one body stands by one model that is in use and speaks of it. */
export interface EvaluatedNow {
  model: Model;
  /** Its organ has activated it. False: a worked example on invented data. */
  active: boolean;
  /** `stale`: waits for its renewal, and is neither shown nor used; `none`: not evaluated yet. */
  state: 'current' | 'stale' | 'none';
  /** It has had this grade since. */
  since: IsoDate | null;
  /** Of a current one alone. */
  explained: Explained | null;
  records: RecordBehind[];
  /** Records behind it that are not listed. */
  more: number;
  ahead: Foresight['ahead'];
}

/**
 * One body by each model in use, explained to the last record. The caller of this asks for permission and logs the look; a
 * grade is shown only where the one that is stored is current.
 */
export async function evaluatedNow(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings'>,
  { subjectId, today }: { subjectId: string; today: string },
  caller: Caller,
): Promise<{ kind: Attributes['kind'] | null; graded: EvaluatedNow[] }> {
  const body = (await readBodies(tx, [subjectId]))[0];
  if (body === undefined) return { kind: null, graded: [] };
  const active = await activeModels(tx, kernel.policy, today);
  const standing = new Map((await standingOf(tx, [subjectId])).map((row) => [row.model, row]));
  const graded: EvaluatedNow[] = [];
  for (const model of await modelsInUse(tx, kernel, today)) {
    const found = explained(kernel, { body, model, asOf: today }, caller);
    if (!found.applies) continue;
    const row = standing.get(model.id);
    const { position } = body.attributes;
    const state = row === undefined ? 'none' : isShown(row, found, model, { position, today }) ? 'current' : 'stale';
    const head = { model, active: active.has(nameOf(model)), state } as const;
    if (state !== 'current') graded.push({ ...head, since: null, explained: null, records: [], more: 0, ahead: [] });
    else graded.push({ ...head, since: row!.since, explained: found, ...(await foreseen(tx, kernel, { body, model, today }, caller)) });
  }
  return { kind: body.attributes.kind, graded };
}

/** Current, and the same that its records give now. */
function isShown(row: Standing, { score, grade }: Explained, model: Model, now: { position: number; today: string }): boolean {
  return isFresh(row, model, now) && row.score === score && row.grade === grade;
}

async function foreseen(
  tx: Tx,
  kernel: Pick<Kernel, 'policy'>,
  { body, model, today }: { body: Body; model: Model; today: string },
  caller: Caller,
): Promise<Pick<EvaluatedNow, 'records' | 'more' | 'ahead'>> {
  const { subjectId, attributes } = body;
  const found = foresight({ model: model.content, attributes, facts: factsOn(body, today), asOf: today });
  const mayRead = readerOf(kernel, caller, subjectId, today);
  const named = await namesOf(
    tx,
    subjectId,
    found.records.map(({ recordId }) => recordId),
  );
  const records = found.records.flatMap((each): RecordBehind[] => {
    const name = named.get(each.recordId);
    if (name === undefined || !mayRead(name.organ)) return [];
    return [{ ...each, ...name }];
  });
  return { records, more: found.more + found.records.length - records.length, ahead: found.ahead };
}

type Name = Omit<RecordBehind, keyof Foreseen>;

async function namesOf(tx: Tx, subjectId: string, ids: readonly string[]): Promise<Map<string, Name>> {
  const { rows } = await sql<Name & { id: string }>`
    select ${r.record_id} as id, ${r.kind}, ${r.document_no} as "documentNo", ${r.organ}, ${r.decided},
      ${r.kind} = 'grade' and ${r.display_class} = 'internal' as internal
    from ${r.table} where ${r.subject_id} = ${subjectId}::uuid and ${r.record_id} = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/**
 * The same for officials with a purpose, logged. Throws NOT_FOUND, AMBIGUOUS_KEY, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function explanationsOf(kernel: Kernel, key: string, caller: Caller) {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'evaluation.explained', fields: ['grade', 'score'] });
    return { subjectId, asOf: today, ...(await evaluatedNow(tx, kernel, { subjectId, today }, caller)) };
  });
}
