import fc from 'fast-check';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { signIn, testUser } from '../../../test/support/server.ts';
import { ANONYMOUS, logAccess, type Caller } from '../../kernel/access/index.ts';
import { on } from '../../kernel/db/types.ts';
import { confirm } from '../../kernel/proposals/index.ts';
import type { RecordTables } from '../../registry/records/types.ts';
import { icalendar } from './calendar/ical.ts';
import { proposeDeferral, releaseDeferral } from './looks/deferrals.ts';
import { looksTold } from './looks/list.ts';
import { longestDeferral } from './looks/rules.ts';
import { personIn, type Person } from '../../../test/support/centre/person.ts';
import { plantRecords, recordRow } from '../../../test/support/publicity/rows.ts';
import { noticedCase } from '../../../test/support/centre/noticed.ts';
import { looked } from '../../../test/support/looked.ts';

let office: Office;
let owner: Person;
const centre = `/centre/${FIRM.uscc}`;
beforeAll(async () => {
  office = await testOffice(await testKernel());
  await testUser(office.kernel, { account: 'nobodys', role: 'owner', displayName: '示例无企业' });
  owner = await personIn(office, 'owner');
  await noticedCase(office.kernel, FIRM);
});
const emptyLog = async (): Promise<void> => {
  await sql`alter table access_log disable trigger user`.execute(office.kernel.db.kysely);
  await sql`delete from access_log`.execute(office.kernel.db.kysely);
  await sql`alter table access_log enable trigger user`.execute(office.kernel.db.kysely);
};
beforeEach(emptyLog);

/** A record of the firm by what the public sees of it. */
async function recordIn(state: string): Promise<string> {
  const page = await owner.open(`${centre}/file`);
  const rows = page.body.split('<tr>').filter((row) => row.includes(`data-state="${state}"`));
  return /\/file\/([0-9a-f-]{36})/.exec(rows[0] ?? '')?.[1] ?? `no record in state ${state}`;
}

describe(item(28, 'a firm’s own file'), () => {
  test('holds all records with what is public marked; others see only what is shown', async () => {
    const [file, others] = [await owner.open(`${centre}/file`), await owner.open(`${centre}/as-others-see`)];
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from records where subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    expect(file.body.match(/data-state=/g)).toHaveLength(rows[0]!.n);
    expect(others.body.match(/data-state="shown"/g)!.length).toBeGreaterThan(0);
    expect(others.body).not.toMatch(/data-state="(?!shown)/);
    expect((await owner.open(`/centre/${OTHER_FIRM.uscc}/file`)).statusCode).toBe(404);
  });

  test('opens one record with what happens if one does nothing first, then three doors and no button that does nothing', async () => {
    const id = await recordIn('shown');
    const page = await owner.open(`${centre}/file/${id}`);
    expect(page.statusCode).toBe(200);
    const main = page.body.slice(page.body.indexOf('<main'));
    expect(/data-message="([^"]+)"/.exec(main)?.[1]).toBe('nothing.until');
    expect(main).toContain('您可以什么都不做');
    for (const door of ['door-repair', 'door-wrong', 'door-decision']) expect(main).toContain(`id="${door}"`);
    for (const action of main.matchAll(/<form[^>]*action="([^"]+)"/g)) expect(action[1]).toBe(`${centre}/file/${id}/remind`);
    expect((await owner.open(`/centre/${OTHER_FIRM.uscc}/file/${id}`)).statusCode).toBe(404);
    const other = await personIn(office, 'other-owner');
    expect((await other.open(`/centre/${OTHER_FIRM.uscc}/file/${id}`)).statusCode).toBe(404);
  });

  test('tells what its codes mean and what came of an inspection, in both languages', async () => {
    const content = { title: '示例检查', category: 'random', matter: '食品安全', result: 'not_reached' };
    const penalty = recordRow({
      subject_id: FIRM.subjectId,
      decided: '2020-02-01',
      content: { title: '示例处罚', penaltyKinds: ['warning', 'fine'], fineFen: 200000 },
    });
    const inspection = recordRow({
      subject_id: FIRM.subjectId,
      kind: 'inspection',
      nature: 'neutral',
      severity: null,
      display_class: 'neutral_act',
      decided: '2020-01-10',
      content,
    });
    await plantRecords(on<RecordTables>(office.kernel.db.kysely), [penalty, inspection]);
    const facts = async (prefix: string, { record_id: id }: { record_id: string }) =>
      /<section[^>]*class="facts-given".*?<\/section>/s
        .exec((await owner.open(`${prefix}${centre}/file/${id}`)).body)![0]
        .replaceAll(/<[^>]+>/g, '|');
    const zh = await facts('', inspection);
    for (const each of ['检查类型|', '双随机|', '检查事项|', '食品安全|', '检查结果|', '通过登记的住所（经营场所）无法联系|'])
      expect(zh).toContain(each);
    const en = await facts('/en', inspection);
    expect(en).toContain('double-random inspection|');
    expect(en).toContain('not to be reached at its address|');
    const fined = await facts('', penalty);
    for (const each of ['处罚类别|', '警告、罚款|', '罚款金额|', '2,000元']) expect(fined).toContain(each);
  });

  test('reminds on the first day of an application, once, of nothing that a stranger could read; the reminder can be cancelled', async () => {
    const id = await recordIn('shown');
    const page = await owner.open(`${centre}/file/${id}`);
    expect(page.body).toContain('/remind"');
    const send = () => owner.send(`${centre}/file/${id}/remind`, {});
    expect((await send()).headers['location']).toBe(`${centre}/file/${id}?done=remind`);
    expect((await send()).headers['location']).toBe(`${centre}/file/${id}?done=again`);
    const { rows } = await sql<{ params: { day: string }; show_from: string }>`
      select params, show_from::text from messages where kind = 'reminder'`.execute(office.kernel.db.kysely);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.params).toEqual({ day: rows[0]!.show_from });
    expect(page.body).toContain(`还差${Temporal.PlainDate.from('2026-11-24').until(rows[0]!.show_from).days}天`);
    const messages = await owner.open('/centre/messages');
    const cancel = /action="(\/centre\/messages\/[^"]+\/cancel)"/.exec(messages.body)![1]!;
    expect((await owner.send(cancel, {})).statusCode).toBe(303);
    expect((await owner.open('/centre/messages')).body).not.toContain('/cancel"');
  });

  test('its first page says what stands in public against it and when the first of it ends', async () => {
    const { body } = await owner.open(centre);
    expect(body).toMatch(/正在公示的不利记录有\d条，最早结束的一条最迟\d{4}年\d+月\d+日自动停止公示。/u);
    expect(body).toContain(`href="${centre}/file"`);
  });

  test.each(['', '/file', '/file/:record', '/as-others-see', '/applications', '/recipients', '/supervision', '/evaluation'])(
    '%s is a look at the own file',
    async (part) => {
      const record = await recordIn('shown');
      await emptyLog();
      expect((await owner.open(`${centre}${part.replace(':record', record)}`)).statusCode).toBe(200);
      const { rows } = await sql<{ purpose: string; subject_id: string | null; account: string }>`
        select purpose, subject_id, account from access_log`.execute(office.kernel.db.kysely);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toEqual({ purpose: 'own file', subject_id: FIRM.subjectId, account: 'owner' });
    },
  );
});

describe(item(28, 'who looked'), () => {
  const day = (n: number): string => Temporal.PlainDate.from('2026-11-01').add({ days: n }).toString();
  const look = async (caller: Pick<Caller, 'account' | 'organ' | 'purpose'>, at: string): Promise<void> => {
    const { kernel } = office;
    kernel.clock.set(`${at}T10:00:00+08:00`);
    const whole: Caller = { ...ANONYMOUS, role: 'officer', ...caller };
    await kernel.db.tx((tx) => logAccess(kernel, tx, whole, { subjectIds: [FIRM.subjectId], action: 'x', fields: [] }));
  };
  const told = async () => office.kernel.db.tx((tx) => looksTold(tx, office.kernel, FIRM.subjectId, { limit: 1000 }));

  test('tells organ, purpose and day, never a person; what is deferred only from its release or its end on: 1,000 looks', async () => {
    const { kernel } = office;
    const start = kernel.clock.now().toString();
    const looks = fc.record({
      at: fc.integer({ min: 0, max: 20 }),
      organ: fc.constantFrom('demo-a-amr', 'demo-eeb'),
      account: fc.constantFrom('officer', 'stranger', 'reviewer'),
      purpose: fc.constantFrom('核查线索', '示例承办核查', 'officer查档', '专项检查'),
    });
    const deferral = fc.record({
      organ: fc.constantFrom('demo-a-amr', 'demo-eeb'),
      purpose: fc.constantFrom('核查线索', '专项检查'),
      from: fc.integer({ min: 0, max: 20 }),
      days: fc.integer({ min: 0, max: 30 }),
      release: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
    });
    let seen = 0;
    const draw = fc.record({
      looks: fc.array(looks, { minLength: 50, maxLength: 50 }),
      deferrals: fc.array(deferral, { maxLength: 3 }),
      ask: fc.integer({ min: 0, max: 60 }),
    });
    for (const { looks: all, deferrals, ask } of fc.sample(draw, { numRuns: 20, seed: 6 })) {
      await emptyLog();
      await sql`delete from look_deferrals`.execute(kernel.db.kysely);
      for (const { at, ...caller } of all) await look(caller, day(at));
      for (const [n, { organ, purpose, from, days, release }] of deferrals.entries()) {
        const id = `00000000-0000-4000-8000-0000000000${10 + n}`;
        const released = release === null || from + release > ask ? null : `${day(from + release)}T12:00:00+08:00`;
        await sql`insert into look_deferrals values (${FIRM.subjectId}, ${id}::uuid, ${organ}, ${purpose}, '依据',
          ${`${day(from)}T09:00:00+08:00`}::timestamptz, ${day(from + days)}::date, 'a', 'b',
          ${released === null ? null : 'c'}, ${released}::timestamptz)`.execute(kernel.db.kysely);
      }
      kernel.clock.set(`${day(ask)}T18:00:00+08:00`);
      // The oracle, look by look.
      const expected = new Map<string, number>();
      for (const { at, organ, account, purpose } of all) {
        const held = deferrals.some(
          (each) =>
            each.organ === organ &&
            each.purpose === purpose &&
            each.from <= at &&
            at <= each.from + each.days &&
            ask <= each.from + each.days &&
            !(each.release !== null && each.from + each.release <= ask),
        );
        if (held) continue;
        const name = { officer: '示例承办', stranger: '示例他人', reviewer: '示例审核' }[account];
        const key = `${day(at)} ${organ} ${purpose.replace(name, '…').replace(account, '…')}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const { items } = await told();
      expect(new Map(items.map(({ day: on, organ, purpose, n }) => [`${on} ${organ} ${purpose}`, n]))).toEqual(expected);
      for (const { day: on, organ, purpose, n, ...rest } of items) {
        expect(rest).toEqual({});
        seen += n;
        expect([on, organ, purpose].join()).toMatch(/^2026-/);
      }
    }
    kernel.clock.set(start);
    console.log(`seen-by: 1000 looks drawn, ${seen} told`);
    expect(seen).toBeLessThan(1000);
    looked('F6', 'looks told of 1,000 drawn', seen);
  });

  test('is deferred as long as the rules in force say, and not at all where none are', () => {
    const { clock, policy } = office.kernel;
    expect(longestDeferral({ clock, policy })).toBe(180);
    const [rules] = policy.all('look-rules');
    const over = { ...rules!, inForceTo: '2026-11-23' };
    const without = (documents: readonly unknown[]) =>
      ({ clock, policy: { all: () => documents } }) as unknown as Parameters<typeof longestDeferral>[0];
    expect([longestDeferral(without([])), longestDeferral(without([over]))]).toEqual([0, 0]);
  });

  test('is deferred by a second person’s word alone, with a basis and an end, and by nobody’s own', async () => {
    const { kernel } = office;
    const as = (account: string, role: Caller['role']): Caller => ({
      ...ANONYMOUS,
      account,
      role,
      organ: 'demo-a-amr',
      district: '509901',
      purpose: 'x',
    });
    const officer = as('officer', 'officer');
    const input = { subjectId: FIRM.subjectId, purpose: '专案核查', basis: '（示例）第十条', until: '2026-12-10' };
    const tooLong = Temporal.PlainDate.from('2026-11-24')
      .add({ days: longestDeferral(office.kernel) + 1 })
      .toString();
    for (const wrong of [{ basis: ' ' }, { purpose: '' }, { until: '2026-11-23' }, { until: tooLong }])
      await expect(proposeDeferral(kernel, officer, { ...input, ...wrong })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    await expect(proposeDeferral(kernel, as('clerk', 'clerk'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await sql`delete from look_deferrals`.execute(kernel.db.kysely);
    const { proposalId } = await proposeDeferral(kernel, officer, input);
    const mine = { account: 'officer', organ: 'demo-a-amr', purpose: '专案核查' };
    await look(mine, '2026-11-24');
    expect((await told()).items).toMatchObject([{ purpose: '专案核查', n: 1 }]);
    await expect(confirm(kernel, proposalId, as('officer', 'director'))).rejects.toMatchObject({ code: 'SAME_PERSON' });
    kernel.clock.set('2026-11-24T11:00:00+08:00');
    await confirm(kernel, proposalId, as('head', 'director'));
    await look(mine, '2026-11-25');
    // What was told before stays told; what came after is kept back without a gap that could be counted.
    expect((await told()).items).toMatchObject([{ day: '2026-11-24', n: 1 }]);
    const page = await (await personIn(office, 'owner')).open(`${centre}/looked`);
    expect(page.body).toContain(`最迟在查看后${longestDeferral(office.kernel)}天显示`);
    expect(page.body).not.toMatch(/示例承办|officer/);
    await expect(releaseDeferral(kernel, { ...officer, organ: 'demo-eeb' }, proposalId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await releaseDeferral(kernel, officer, proposalId);
    expect((await told()).items).toHaveLength(2);
    kernel.clock.set('2026-11-24T12:00:00+08:00');
    owner = await personIn(office, 'owner');
  });
});

describe('the private calendar', () => {
  test('is whole days in lines of at most 75 octets that no character is parted by, and keeps its ids', () => {
    const days = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 400 }).map((n) => Temporal.PlainDate.from('2026-11-24').add({ days: n }).toString()),
        summary: fc.string({ unit: 'grapheme', maxLength: 120 }),
      }),
      { maxLength: 5 },
    );
    const make = (list: readonly { day: string; summary: string }[]) =>
      icalendar({
        name: '示例',
        id: 'a',
        host: 'x.invalid',
        stamp: Temporal.Instant.from('2026-11-24T00:00:00Z'),
        days: list,
      });
    fc.assert(
      fc.property(days, (list) => {
        const text = make(list);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        // Unfolded by the rule, each property is there again as it was put in.
        const whole = text.replaceAll('\r\n ', '').split('\r\n');
        const unescaped = (value: string) => value.replaceAll(/\\([\\;,n])/g, (_, c: string) => (c === 'n' ? '\n' : c));
        const summaries = whole.filter((line) => line.startsWith('SUMMARY:')).map((line) => unescaped(line.slice(8)));
        expect(summaries).toEqual(list.map(({ summary }) => summary.replaceAll(/\r\n|\r/g, '\n')));
        expect(whole.filter((line) => line.startsWith('UID:'))).toEqual(
          make(list)
            .replaceAll('\r\n ', '')
            .split('\r\n')
            .filter((line) => line.startsWith('UID:')),
        );
      }),
    );
  });

  test('has a secret address shown once, says nothing but how many, and ends when renewed or withdrawn', async () => {
    const made = await owner.send('/centre/calendar', {});
    const address = (body: string): string => /data-calendar="">[^<]*?(\/centre\/calendar\/[\w-]{43}\.ics)</.exec(body)![1]!;
    const first = address(made.body);
    expect((await owner.open('/centre/calendar')).body).not.toContain('.ics<');
    const { server } = office;
    const file = await server.inject(first);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.body).toContain('SUMMARY:2项到期，登录查看');
    for (const word of [FIRM.uscc, FIRM.name, '失信', '告知']) expect(file.body).not.toContain(word);
    const second = address((await owner.send('/centre/calendar', {})).body);
    expect((await server.inject(first)).statusCode).toBe(404);
    expect((await server.inject(`/en${second}`)).body).toContain('SUMMARY:2 matters due');
    await owner.send('/centre/calendar/withdraw', {});
    expect((await server.inject(second)).statusCode).toBe(404);
  });
});

test('a person without a firm finds the own page; desk and field say what they are for', async () => {
  const person = await personIn(office, 'nobodys');
  expect((await person.open('/centre')).headers['location']).toBe('/centre/me');
  expect((await person.open('/centre/me')).body).toContain('平台不给自然人评分');
  expect((await person.open('/centre/firms')).body).toContain('data-empty');
  const officer = await signIn(office.server, 'officer');
  for (const face of ['desk', 'field']) {
    expect((await office.server.inject(`/${face}`)).statusCode).toBe(401);
    const page = await office.server.inject({ url: `/en/${face}`, headers: { ...officer } });
    expect([page.statusCode, page.body.includes('What can be done here')]).toEqual([200, true]);
  }
});
