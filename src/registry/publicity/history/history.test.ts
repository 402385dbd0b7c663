import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { exampleCode, penalty } from '../../intake/testing/files.ts';
import { punish, register } from '../../intake/testing/take.ts';
import { withdrawn } from '../review/changes.ts';
import { changeRecord, type RecordsTable } from '../../records/index.ts';
import { portalCapability } from '../../../faces/portal/capability.ts';
import { publicityCapability } from '../capability.ts';

const CODE = exampleCode(1);
const URL = `/api/v1/subjects/${CODE}/history`;

let kernel: TestKernel;
let server: FastifyInstance;
let director: SignedIn;
let elsewhere: SignedIn;
let clerk: SignedIn;

beforeAll(async () => {
  kernel = await testKernel({ today: '2026-11-02' });
  await register(kernel, 1);
  kernel.clock.set('2026-11-04T04:00:00Z');
  await punish(kernel, penalty(1, { CF_JDRQ: '2026-10-30' }));
  kernel.clock.set('2026-11-10T04:00:00Z');
  const { rows } = await sql<RecordsTable>`select * from records`.execute(kernel.db.kysely);
  const { subject_id: subjectId, record_id: recordId } = rows[0]!;
  await kernel.db.tx((tx) =>
    changeRecord(
      tx,
      kernel,
      {
        subjectId,
        recordId,
        eventType: 'record.withdrawn',
        changes: (row) => withdrawn(row, 'revocation', '复议撤销', '2026-11-10'),
      },
      new Date('2026-11-10T04:00:00Z'),
    ),
  );
  kernel.clock.set('2026-11-24T04:00:00Z');
  server = await testServer(kernel, [publicityCapability, portalCapability]);
  await testUser(kernel, { account: 'director', role: 'director', organ: 'demo-amr' });
  await testUser(kernel, { account: 'elsewhere', role: 'reviewer', organ: 'demo-eeb', district: '509901' });
  await testUser(kernel, { account: 'clerk', role: 'clerk', organ: 'demo-amr' });
  [director, elsewhere, clerk] = [await signIn(server, 'director'), await signIn(server, 'elsewhere'), await signIn(server, 'clerk')];
});
afterAll(() => server.close());
beforeEach(async () => {
  await sql`alter table access_log disable trigger user`.execute(kernel.db.kysely);
  await sql`delete from access_log`.execute(kernel.db.kysely);
  await sql`alter table access_log enable trigger user`.execute(kernel.db.kysely);
});

interface File {
  asOf: string;
  knownAt: number;
  complete: boolean;
  subject: { id: string; name: string | null };
  records: { display: { state: string }; content: Record<string, unknown>; ended: object | null; level: string }[];
}
const get = (url: string, headers: Partial<SignedIn> = {}, purpose = '复议答复') =>
  server.inject({ url, headers: { ...headers, 'xinheng-purpose': encodeURIComponent(purpose) } });
const fileOf = async (query: string, by = director): Promise<File> => (await get(`${URL}${query}`, by)).json<File>();
const looks = async () =>
  (
    await sql<{ account: string; action: string; purpose: string; fields: string[]; subject_id: string }>`
    select account, action, purpose, fields, subject_id from access_log`.execute(kernel.db.kysely)
  ).rows;

describe(item(7, 'history as of a past day and as known at a number'), () => {
  test('the state of a day, and what was on display on it', async () => {
    expect((await fileOf('?asOf=2026-11-03')).records).toEqual([]);
    const shown = await fileOf('?asOf=2026-11-05');
    expect(shown.records).toMatchObject([{ display: { state: 'shown' }, ended: null, content: { fineFen: 200_000 } }]);
    const now = await fileOf('');
    expect(now).toMatchObject({ asOf: '2026-11-24', records: [{ display: { state: 'withdrawn' } }] });
    // The number alone asks for the day on which it was written; the day alone for the last number of that day.
    expect(await fileOf(`?knownAt=${shown.knownAt}`)).toEqual({ ...shown, asOf: '2026-11-04' });
    // With today's knowledge the revoked decision did not stand on that day either.
    const hindsight = await fileOf(`?asOf=2026-11-05&knownAt=${now.knownAt}`);
    expect(hindsight.records).toMatchObject([{ display: { state: 'withdrawn' }, ended: null, corrections: [] }]);
  });

  test('what was known on a day, in place of its number', async () => {
    const then = await fileOf('?asOf=2026-11-05');
    expect(await fileOf('?asOf=2026-11-05&knownOn=2026-11-05')).toEqual(then);
    const later = await fileOf('?asOf=2026-11-05&knownOn=2026-11-24');
    expect(later.records).toMatchObject([{ display: { state: 'withdrawn' }, ended: null }]);
    expect((await fileOf('?knownOn=2026-11-03')).records).toEqual([]);
    for (const bad of ['?knownOn=2026-11-25', `?knownOn=2026-11-05&knownAt=${then.knownAt}`])
      expect((await get(`${URL}${bad}`, director)).json(), bad).toMatchObject({ code: 'BAD_INPUT' });
    expect((await get(`/api/v1/subjects/${CODE}?knownOn=2026-11-05`)).json()).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('before it was registered there is a body without a name', async () => {
    expect(await fileOf('?knownAt=0')).toMatchObject({ knownAt: 0, subject: { name: null }, records: [] });
  });
});

describe(item(28, 'the past is for officials with a purpose'), () => {
  test('nobody else, and not through the public door', async () => {
    expect((await get(URL)).json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await get(URL, clerk)).json()).toMatchObject({ code: 'FORBIDDEN' });
    expect((await get(URL, director, '')).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await get(`/api/v1/subjects/${CODE}?asOf=2026-11-05`)).json()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await looks()).toEqual([]);
  });

  test('each look is one row of the access log, with the fields that were given out', async () => {
    const { subject } = await fileOf('?asOf=2026-11-05');
    const [look, ...more] = await looks();
    expect(more).toEqual([]);
    expect(look).toMatchObject({
      account: 'director',
      action: 'subject.history.opened',
      purpose: '复议答复',
      subject_id: subject.id,
    });
    expect(look!.fields).toContain('fineFen');
  });

  test('organs beyond the reach are left out, and the answer says that it is not all', async () => {
    const file = await fileOf('?asOf=2026-11-05', elsewhere);
    expect(file).toMatchObject({ complete: false, records: [] });
    expect((await fileOf('?asOf=2026-11-05')).complete).toBe(true);
  });

  test.each([
    ['?asOf=2026-11-25', 'asOf'],
    ['?asOf=2026-02-30', ''],
    ['?knownAt=99999', 'knownAt'],
  ])('what is no past is refused: %s', async (query, what) => {
    const answer = await get(`${URL}${query}`, director);
    expect(answer.json()).toMatchObject({ code: 'BAD_INPUT' });
    expect(answer.body).toContain(what);
  });
});
