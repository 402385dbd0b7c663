import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Kernel } from '../../src/kernel/context.ts';
import { searchReader } from '../../src/registry/search/reader.ts';
import { normaliseName } from '../../src/registry/subjects/index.ts';
import { ACTS, BODIES, uuid, type Act, type Body } from './portal-data.ts';

export { ACT, SECRETS } from './portal-data.ts';

/** Plants bodies and acts past the use cases and fills the search index by its reader. */
export async function plantPortal(kernel: Kernel, extra: { many?: number } = {}): Promise<void> {
  const db = kernel.db.kysely as Kysely<Record<string, Record<string, unknown>>>;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const many = Array.from({ length: extra.many ?? 0 }, (_, i): Body => ({
    n: 1000 + i,
    name: `重庆示例第${i + 1}号商贸有限公司`,
    district: '509921',
  }));
  for (const { n, former, reg, ...body } of [...BODIES, ...many]) {
    const id = uuid(n);
    await db
      .insertInto('subjects')
      .values({ kind: 'enterprise', state: 'active', seq: 1, created_at: at, ...body, subject_id: id })
      .execute();
    const names = [{ name: body.name, valid_to: null }, ...(former ? [{ name: former, valid_to: '2023-05-04' }] : [])];
    for (const name of names)
      await db
        .insertInto('subject_names')
        .values({ subject_id: id, name_norm: normaliseName(name.name), source: 'demo-amr', ...name })
        .execute();
    const keys = [...(body.uscc ? [{ kind: 'uscc', key: body.uscc }] : []), ...(reg ? [{ kind: 'reg', key: reg }] : [])];
    for (const key of keys)
      await db
        .insertInto('subject_keys')
        .values({ ...key, subject_id: id })
        .execute();
    await db
      .insertInto('registrations')
      .values({
        subject_id: id,
        registration_id: uuid(5000 + n),
        source: 'demo-amr',
        source_key: `k${n}`,
        name: body.name,
        content: '{}',
        received_on: '2026-11-02',
        salt: randomBytes(16),
        seq: 1,
        uscc_given: body.uscc ?? null,
      })
      .execute();
  }
  for (const act of ACTS) await plantAct(db, act);
  await kernel.db.tx((tx) =>
    searchReader.handle(
      tx,
      [...BODIES, ...many].map(({ n }) => ({
        seq: n,
        type: 'subject.created',
        subjectId: uuid(n),
        object: uuid(n),
        version: 1,
        leaf: Buffer.alloc(32),
        at,
      })),
      { now: at, outbox: () => Promise.resolve() },
    ),
  );
}

/** Penalties of one organ in a month: `late` of `n` came late. */
export async function plantMonth(kernel: Kernel, organ: string, n: number, late: number, from: number): Promise<void> {
  const db = kernel.db.kysely as Kysely<Record<string, Record<string, unknown>>>;
  for (let i = 0; i < n; i++) {
    await plantAct(db, {
      n: from + i,
      body: 1,
      kind: 'inspection',
      organ,
      document_no: `示检〔2026〕${from + i}号`,
      decided: '2026-09-02',
      report_due: '2026-09-11',
      received_on: i < late ? '2026-09-16' : '2026-09-08',
      days_late: i < late ? 3 : 0,
      nature: 'neutral',
      display_class: 'neutral_act',
      content: { title: '日常检查' },
    });
  }
}

async function plantAct(db: Kysely<Record<string, Record<string, unknown>>>, { n, body, ...act }: Act): Promise<void> {
  const id = uuid(n);
  const subject = uuid(body);
  const permit = act.permit_no ?? null;
  await sql`insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
    values (${id}, ${act.kind}, ${act.organ}, ${act.document_no}, ${act.decided}, ${permit}, ${[subject]})`.execute(db);
  await db
    .insertInto('records')
    .values({
      record_id: id,
      act_id: id,
      item: act.kind,
      edition: '2024',
      reporting_organ: act.organ,
      source: act.organ,
      released_on: act.received_on,
      line: 'ndrc',
      report_due: null,
      salt: randomBytes(16),
      seq: 1,
      ...act,
      subject_id: subject,
      content: JSON.stringify(act.content),
      disputes: JSON.stringify(act.disputes ?? []),
      corrections: JSON.stringify(act.corrections ?? []),
    })
    .execute();
}
