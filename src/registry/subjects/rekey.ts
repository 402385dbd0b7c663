import { sql } from 'kysely';
import { plainArray, textArray, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { lockBodies } from './merge-store.ts';
import type { MoveKernel } from './merge-types.ts';
import { lockRegister } from './register.ts';

/** What the registering organ said of one body's codes. */
export interface Rekeying {
  subjectId: string;
  /** Codes that are this body's; the first becomes the one that it is shown with. */
  holds: string[];
  /** Codes that are not, or no longer, this body's. */
  drops: string[];
}

/**
 * Codes of bodies as the registering organ says them: the only way in which a code changes but by a new claim. A code that
 * another body holds besides these is refused (CONFLICT). Appends one event a body, so it comes last. Claims stay as given.
 */
export async function rekey(tx: Tx, kernel: MoveKernel, changes: readonly Rekeying[], day: string, at: Date): Promise<void> {
  await lockRegister(tx, 'registering');
  const ids = changes.map((change) => change.subjectId);
  const bodies = await lockBodies(tx, ids);
  for (const body of bodies) if (body.merged_into !== null) throw new XinhengError('CONFLICT', { what: body.subject_id });
  await mustBeFree(tx, changes);
  const { first } = await kernel.append(
    tx,
    changes.map(({ subjectId, holds, drops }, i) => ({
      type: 'subject.rekeyed',
      subjectId,
      object: subjectId,
      version: bodies[i]!.version + 1,
      content: { drops, holds, subjectId },
      salt: kernel.ids.salt(),
      home: 'journal',
    })),
    at,
  );
  const pairs = (of: 'holds' | 'drops') => changes.flatMap((c) => c[of].map((code) => ({ code, id: c.subjectId })));
  const held = pairs('holds');
  const dropped = pairs('drops');
  await sql`
    update subject_keys k set state = 'ended', valid_to = ${day}::date
    from unnest(${textArray(dropped.map((p) => p.code))}::text[], ${plainArray(dropped.map((p) => p.id))}::uuid[]) as n(code, id)
    where k.kind = 'uscc' and k.key = n.code and k.subject_id = n.id and k.state <> 'ended'`.execute(tx);
  // Straight to live: a disputed key stays so until an organ's reply, which this is.
  await sql`
    insert into subject_keys (kind, key, subject_id, valid_from, state)
    select 'uscc', n.code, n.id, ${day}::date, 'live'
    from unnest(${textArray(held.map((p) => p.code))}::text[], ${plainArray(held.map((p) => p.id))}::uuid[]) as n(code, id)
    on conflict (kind, key, subject_id) do update set state = 'live', valid_to = null`.execute(tx);
  await sql`
    update subjects s set seq = n.seq, version = s.version + 1,
      uscc = coalesce(n.code, case when s.uscc = any(string_to_array(n.drops, ',')) then null else s.uscc end)
    from unnest(${ids}::uuid[], ${changes.map((_, i) => first + i)}::bigint[],
      ${textArray(changes.map((c) => c.holds[0] ?? null))}::text[], ${textArray(changes.map((c) => c.drops.join(',')))}::text[])
      as n(id, seq, code, drops)
    where s.subject_id = n.id`.execute(tx);
}

async function mustBeFree(tx: Tx, changes: readonly Rekeying[]): Promise<void> {
  const dropped = new Set(changes.flatMap((c) => c.drops.map((code) => `${code} ${c.subjectId}`)));
  const { rows } = await sql<{ key: string; subject_id: string }>`
    select k.key, k.subject_id from subject_keys k
    where k.kind = 'uscc' and k.state <> 'ended' and k.key = any(${changes.flatMap((c) => c.holds)}::text[])`.execute(tx);
  for (const { key, subject_id: holder } of rows) {
    const mine = changes.some((c) => c.subjectId === holder && c.holds.includes(key));
    if (!mine && !dropped.has(`${key} ${holder}`)) throw new XinhengError('CONFLICT', { what: key });
  }
}
