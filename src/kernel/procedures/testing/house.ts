import { sql } from 'kysely';
import { addRooms, testRoom } from '../../testing/rooms.ts';
import { createUser, type Caller, type Role } from '../../access/index.ts';
import { ANONYMOUS } from '../../access/types.ts';
import { toDate } from '../../calendar/index.ts';
import type { Kernel } from '../../context.ts';
import { documentHash, type ServiceRulesContent } from '../../policy/index.ts';
import { proceduresCapability } from '../capability.ts';
import { fire, type Fired, type Firing } from '../service/fire.ts';
import { openCase, type NewCase } from '../service/open.ts';
import { recordService, recordServiceOutcome } from '../service/serve.ts';
import type { Case, CaseEffect } from '../types.ts';
import { adverse, internal } from './procedures.ts';

export const ORGAN = 'demo-amr';
const SUPERIOR = 'demo-gov';
export const SUBJECT = '5f0c6ad2-3d0f-4a1e-9a55-0d2b61a6c001';

/** Puts a document into the store as if it had been shipped. */
export async function plant(
  kernel: Kernel,
  kind: string,
  id: string,
  content: unknown,
  over: { edition?: string; from?: string; to?: string | null } = {},
): Promise<void> {
  const { edition = '1', from = '2020-01-01', to = null } = over;
  const document = {
    kind,
    id,
    edition,
    title: { zh: id, en: id },
    inForceFrom: from,
    inForceTo: to,
    verified: 'local-default',
    sources: [{ title: '示例' }],
    content,
  };
  await sql`
    insert into policy_documents (kind, id, edition, title_zh, title_en, in_force_from, in_force_to, status, verified, sources, content, hash, origin, loaded_at)
    values (${kind}, ${id}, ${edition}, ${id}, ${id}, ${from}, ${to}, 'in_force', 'local-default', ${JSON.stringify(document.sources)},
      ${JSON.stringify(content)}, ${documentHash(document)}, 'shipped', ${kernel.clock.now().toString()})`.execute(kernel.db.kysely);
}

const template = (series: string, text: string) => ({
  series,
  heading: { zh: '示例文书', en: 'example' },
  parts: [{ part: 'body', text: { zh: text, en: 'example' } }],
});

/** The two procedures of these tests with their templates, and the accounts of a house. */
export async function furnish(kernel: Kernel): Promise<void> {
  await plant(kernel, 'document-template', 'test-notice', template('测告', '{subject}：{facts}'));
  await plant(kernel, 'document-template', 'test-decision', template('测决', '{subject}（{uscc}）：{result}，期限{term-term}'));
  await plant(kernel, 'procedure', 'test-adverse', adverse());
  await plant(kernel, 'procedure', 'test-internal', internal());
  await kernel.policy.reload();
  addRooms(kernel, [HOUSE, proceduresCapability]);
  const people: [string, Role, string | null][] = [
    ['officer', 'officer', ORGAN],
    ['officer-2', 'officer', ORGAN],
    ['reviewer', 'reviewer', ORGAN],
    ['director', 'director', ORGAN],
    ['director-2', 'director', ORGAN],
    ['superior', 'director', SUPERIOR],
  ];
  await kernel.db.tx(async (tx) => {
    for (const [account, role, organ] of people)
      await createUser(kernel, tx, ANONYMOUS, { account, role, organ, displayName: `示例${account}` });
    await createUser(kernel, tx, ANONYMOUS, { account: 'owner', role: 'owner', subjectId: SUBJECT });
    await createUser(kernel, tx, ANONYMOUS, { account: 'lawyer', role: 'owner', subjectId: kernel.ids.subject() });
  });
}

/** Counts what it did in a table of the test, so that a doubled effect would show. */
const EFFECT: Omit<CaseEffect, 'kind'> = {
  consequences: async () => ['一户'],
  async run(tx, { kernel, case: of, transition }) {
    await sql`insert into test_effects (case_id, what) values (${of.caseId}, ${transition.id})`.execute(tx);
    const { caseId } = of;
    return [
      {
        type: 'test.done',
        subjectId: of.subjectId,
        object: caseId,
        version: 1,
        content: { caseId },
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ];
  },
};

const HOUSE = testRoom({
  caseEffects: [
    { kind: 'test.enter', ...EFFECT },
    { kind: 'test.leave', ...EFFECT },
  ],
});

export async function effectsTable(kernel: Pick<Kernel, 'db'>): Promise<void> {
  await sql`create table test_effects (case_id uuid not null, what text not null)`.execute(kernel.db.kysely);
}

export async function effectsOf(kernel: Pick<Kernel, 'db'>, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select what from test_effects where case_id = ${caseId} order by what`.execute(kernel.db.kysely);
  return rows.map(({ what }) => what);
}

export function person(account: string, role: Role, over: Partial<Caller> = {}): Caller {
  return { ...ANONYMOUS, account, role, organ: ORGAN, purpose: '办案', ...over };
}

export const PEOPLE = {
  officer: person('officer', 'officer'),
  officer2: person('officer-2', 'officer'),
  reviewer: person('reviewer', 'reviewer'),
  director: person('director', 'director'),
  director2: person('director-2', 'director'),
  superior: person('superior', 'director', { organ: SUPERIOR }),
  owner: person('owner', 'owner', { organ: null, subjectId: SUBJECT }),
  lawyer: person('lawyer', 'owner', { organ: null, subjectId: '5f0c6ad2-3d0f-4a1e-9a55-0d2b61a6c002' }),
} as const;

export const CASE = {
  procedure: 'test-adverse',
  objectKind: 'subject',
  objectId: SUBJECT,
  subjectId: SUBJECT,
  party: { name: '示例有限公司', code: '91509900MATEST0001' },
  organs: { deciding: ORGAN, handling: null, reporting: null, superior: SUPERIOR },
  district: null,
};
export const MATTER = {
  ...CASE,
  procedure: 'test-internal',
  objectKind: 'thing',
  subjectId: null,
  party: null,
  organs: { ...CASE.organs, superior: null },
};

/** Opens a case of the small adverse procedure, or another. */
export function openTest(kernel: Kernel, over: Partial<NewCase> = {}, by: Caller = PEOPLE.officer): Promise<Case> {
  return kernel.db.tx((tx) => openCase(tx, kernel, { ...CASE, ...over }, by));
}

export function notifyTest(kernel: Kernel, caseId: string, over: Partial<Firing> = {}): Promise<Fired> {
  const fields = { facts: '某日某事', result: 'warned' };
  return fire(kernel, { caseId, transition: 'notify', fields, ...over }, PEOPLE.officer);
}

/** Hands a paper over in person on a day, with its proof. */
export async function serveTest(kernel: Kernel, caseId: string, document: string, on: string): Promise<Case> {
  const day = toDate(on);
  const to = { recipient: '张某', address: '示例路1号' };
  const attempt = { caseId, document, method: 'in-person', sentOn: day, ...to } as const;
  const { deliveryId } = await recordService(kernel, attempt, PEOPLE.officer);
  const [rules] = kernel.policy.all<ServiceRulesContent>('service-rules');
  const asked = rules!.content.methods.find(({ method }) => method === 'in-person')!.proof;
  const proof = Object.fromEntries(asked.map(({ id }) => [id, '示例']));
  return recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'delivered', on: day, proof }, PEOPLE.officer);
}
