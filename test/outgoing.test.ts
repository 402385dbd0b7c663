import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveMandate } from '../src/kernel/access/index.ts';
import { declareConsent } from '../src/kernel/delivery/index.ts';
import { noticeKinds, notify, setAddress } from '../src/kernel/notify/index.ts';
import { frameMessages, textOf } from '../src/kernel/notify/kinds.ts';
import { notifyChannels } from '../src/kernel/notify/send.ts';
import { dispatchDue } from '../src/kernel/outbox/index.ts';
import { recordService, runCases, fire, openCase } from '../src/kernel/procedures/index.ts';
import { openingOf } from '../src/support/cases/opening.ts';
import { callerFor, noticedCase } from './support/centre/noticed.ts';
import { personIn } from './support/centre/person.ts';
import { item } from './support/item.ts';
import { testKernel } from './support/kernel.ts';
import { letterOf } from './support/mail.ts';
import { FIRM, testOffice, type Office } from './support/office.ts';
import { hookServer, mailServer } from './support/receivers.ts';
import { testUser } from './support/server.ts';

/*
 * Issue 5 §4: what leaves the house tells of no adverse fact. A firm lives through a listing by real services, its people have every
 * way out open (a mail server, a gateway for short messages, a webhook), and all that arrived there is read.
 */

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, so').toString('base64')}`;
const ROOT = join(import.meta.dirname, '..');

interface Sent {
  way: 'email' | 'sms' | 'webhook';
  text: string;
  /** Whatever else went along. */
  whole: string;
}

let office: Office;
let mail: Awaited<ReturnType<typeof mailServer>>;
let sms: Awaited<ReturnType<typeof hookServer>>;
let webhook: Awaited<ReturnType<typeof hookServer>>;
beforeAll(async () => {
  [mail, sms, webhook] = [await mailServer(), await hookServer(), await hookServer()];
  office = await testOffice(await testKernel());
  const { kernel } = office;
  kernel.settings.notify = {
    email: { smtp: mail.url, from: 'notice@example.invalid' },
    sms: { url: sms.url, secret: SECRET },
    webhook: { url: webhook.url, secret: SECRET },
  };
  await testUser(kernel, { account: 'agent', role: 'owner', displayName: '示例代理' });
  for (const [n, account] of ['owner', 'agent', 'officer', 'head', 'reviewer', 'superior'].entries()) {
    const caller = await callerFor(kernel, account);
    await kernel.db.tx(async (tx) => {
      await setAddress(kernel, tx, caller, { channel: 'email', address: `a${n}@example.com` });
      await setAddress(kernel, tx, caller, { channel: 'sms', address: `1380000000${n}` });
    });
  }
  await live();
}, 120_000);
afterAll(async () => {
  await office.server.close();
  for (const each of [mail, sms, webhook]) await each.close();
});

/** Mandate, reminder, notices by hand and electronically, their terms to the end and beyond. */
async function live(): Promise<void> {
  const { kernel } = office;
  const [owner, officer, head] = [await callerFor(kernel, 'owner'), await callerFor(kernel, 'officer'), await callerFor(kernel, 'head')];
  const person = await personIn(office, 'owner');
  const centre = `/centre/${FIRM.uscc}`;
  const mandate = { account: 'agent', kind: 'agent', file: 'yes', from: '2026-11-24', until: '2026-12-31' };
  expect((await person.send(`${centre}/people`, mandate)).statusCode).toBe(303);

  const { rows } = await sql<{ id: string }>`
    select record_id as id from records where subject_id = ${FIRM.subjectId}::uuid and nature = 'adverse'`.execute(kernel.db.kysely);
  const asked = await Promise.all(rows.map(({ id }) => person.send(`${centre}/file/${id}/remind`, {})));
  expect(asked.some(({ statusCode }) => statusCode === 303)).toBe(true);

  await noticedCase(kernel, FIRM);
  const consent = { subjectId: FIRM.subjectId, step: 'sign', address: '企业中心', signedBy: '示例签订人' } as const;
  await kernel.db.tx(async (tx) => {
    const { events } = await declareConsent(tx, kernel, owner, { ...consent, signedOn: kernel.clock.today() });
    await kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds));
  });
  const wanted = {
    procedure: 'serious-list',
    subject: FIRM.uscc,
    fields: { cause: '经营超过保质期的食品案', 'penalty-document': '示甲市监罚〔2026〕118号' },
  };
  const { caseId } = await kernel.db.tx(async (tx) => openCase(tx, kernel, await openingOf(tx, kernel, wanted, officer), officer));
  const fields = {
    facts: '检查发现超过保质期的食品3批',
    'proposal-reasons': '情节严重，社会危害较大',
    'legal-basis': '《示例办法》第五条',
    measures: '提高检查频次',
    outcome: 'listed',
  };
  await fire(kernel, { caseId, transition: 'propose', fields }, officer);
  await fire(kernel, { caseId, transition: 'notify' }, head);
  const envelope = { caseId, document: 'advance-notice', recipient: FIRM.name, address: '企业中心' } as const;
  await recordService(kernel, { ...envelope, method: 'electronic', sentOn: kernel.clock.today() }, officer);

  for (let n = 0; n < 150; n += 1) {
    await runCases(kernel);
    await dispatchDue(kernel, notifyChannels(kernel));
    kernel.clock.set(kernel.clock.now().add({ hours: 24 }).toString());
  }
  const again = await kernel.db.tx((tx) =>
    giveMandate(kernel, tx, owner, {
      subjectId: FIRM.subjectId,
      account: 'agent',
      kind: 'handler',
      scopes: ['file'],
      from: kernel.clock.today().toString(),
      until: null,
    }),
  );
  expect((await (await personIn(office, 'owner')).send(`${centre}/people/${again}/revoke`, {})).statusCode).toBe(303);
  // And a message of each kind that there is, also of those that no matter caused here.
  await kernel.db.tx(async (tx) => {
    for (const notice of kinds()) {
      const params = Object.fromEntries(notice.params.map((name) => [name, name === 'n' ? 2 : '2027-05-03'])) as { n: number; day: string };
      await notify(tx, kernel, { to: { account: 'owner' }, notice, params, key: `kind ${notice.kind}` });
    }
  });
  await dispatchDue(kernel, notifyChannels(kernel));
}

const kinds = () => office.kernel.offers.at(noticeKinds);

function sent(): Sent[] {
  const hooks = (way: 'sms' | 'webhook', requests: typeof sms.requests): Sent[] =>
    requests.flatMap(({ body }) => {
      const { zh, en } = (JSON.parse(body) as { data: { text: { zh: string; en: string } } }).data.text;
      return [zh, en].map((text) => ({ way, text, whole: body }));
    });
  return [
    ...mail.mails.map(({ raw }): Sent => {
      const { subject, text } = letterOf(raw);
      return { way: 'email', text, whole: `${subject}\n${text}` };
    }),
    ...hooks('sms', sms.requests),
    ...hooks('webhook', webhook.requests),
  ];
}

/** The only sentences there are, with a number and a day where they have one. */
function grammar(): RegExp {
  const { zh: siteZh, en: siteEn } = office.kernel.settings.siteName;
  const one = (kind: string, language: 'zh-CN' | 'en'): string[] =>
    [1, 2].map((n) =>
      escaped(textOf(office.kernel, kind, { n, day: '2001-02-03' }, language))
        .replaceAll(/2001年2月3日|3 February 2001/g, language === 'en' ? '\\d{1,2} [A-Z][a-z]+ \\d{4}' : '\\d{4}年\\d{1,2}月\\d{1,2}日')
        .replace(/[12](?=[ 件项])/, '\\d{1,3}'),
    );
  const zh = `(?:${kinds()
    .flatMap(({ kind }) => one(kind, 'zh-CN'))
    .join('|')})\n\n${escaped(frameMessages.zh.foot({ site: siteZh }))}`;
  const en = `(?:${kinds()
    .flatMap(({ kind }) => one(kind, 'en'))
    .join('|')})\n\n${escaped(frameMessages.en.foot({ site: siteEn }))}`;
  return new RegExp(`^(?:${zh}|${en}|${zh}\n\n${en})$`);
}
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every word that the database holds of anybody's record, matter, name or number. */
async function facts(): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with texts(word) as (
      select v from records r, jsonb_each_text(r.content) c(k, v)
      union select v from case_steps s, jsonb_each_text(s.fields) f(k, v)
      union select document_no from records union select number from cases
      union select name from subjects union select uscc from subjects where uscc is not null
      union select name from organs union select organ from records
      union select display_name from users where display_name is not null)
    select distinct word from texts where length(word) > 1 and word !~ '^[0-9-]+$'`.execute(office.kernel.db.kysely);
  const named = rows.map(({ word }) => word);
  // And what a sentence about a record could not do without.
  return [
    ...named,
    '处罚',
    '罚款',
    '名单',
    '失信',
    '违法',
    '异议',
    '修复',
    '许可',
    '列入',
    '告知书',
    'penalt',
    'listing',
    'dishonest',
    'offence',
    '/centre',
    '/subjects',
  ];
}

describe(item(28, 'what leaves the house'), () => {
  test('messages of every kind were sent, by each way, most of them by what happened to the firm', () => {
    const ways = (way: Sent['way']) => sent().filter((each) => each.way === way).length;
    expect([ways('email'), ways('sms'), ways('webhook')].every((n) => n > kinds().length)).toBe(true);
    const told = webhook.requests.map(({ body }) => JSON.parse(body) as { type: string; data: { params: { day?: string; n?: number } } });
    const seen = told.map(({ type }) => type.replace('message.', ''));
    expect([...new Set(seen)].sort()).toEqual(
      kinds()
        .map(({ kind }) => kind)
        .sort(),
    );
    const happened = told.filter(({ data: { params } }) => params.n !== 2 && params.day !== '2027-05-03');
    expect(new Set(happened.map(({ type }) => type.replace('message.', '')))).toEqual(
      new Set(['mandate.given', 'mandate.ended', 'paper.arrived', 'deadline.soon', 'reminder']),
    );
  });

  test('says how many and until when in both languages, and no sentence more', () => {
    for (const { kind } of kinds()) {
      for (const n of [1, 2]) {
        const [zh, en] = [
          textOf(office.kernel, kind, { n, day: '2026-11-27' }, 'zh-CN'),
          textOf(office.kernel, kind, { n, day: '2026-11-27' }, 'en'),
        ];
        expect(zh).not.toMatch(/undefined|\{|罚|处|信/);
        expect(en).not.toMatch(/undefined|\{|penalt|list/i);
        if (kind === 'deadline.soon')
          expect([zh, en]).toEqual([
            `有${n}项事情最后一天是2026年11月27日，请登录查看。`,
            `${n} matter${n === 1 ? '' : 's'} with 27 November 2026 as the last day. Sign in to see.`,
          ]);
      }
    }
  });

  test('is one of a few sentences, whole; nothing else is in it', () => {
    const sentences = grammar();
    for (const { way, text } of sent()) expect(text, way).toMatch(sentences);
    expect('有1件文书等您查收，请登录查看。罚款20000元').not.toMatch(sentences);
  });

  test('carries the fields of its way and no other', () => {
    for (const [way, { requests }] of [
      ['sms', sms],
      ['webhook', webhook],
    ] as const)
      for (const { body, headers } of requests) {
        const { type, timestamp, data, ...more } = JSON.parse(body) as Record<string, unknown>;
        expect([typeof timestamp, more]).toEqual(['string', {}]);
        const { text, to, account, params, ...other } = data as Record<string, unknown>;
        expect(other).toEqual({});
        expect(Object.keys(text as object).sort()).toEqual(['en', 'zh']);
        expect([to === undefined, account === undefined]).toEqual(way === 'sms' ? [false, true] : [true, false]);
        const notice = office.kernel.offers.find(noticeKinds, String(type).replace('message.', ''))!;
        if (way === 'webhook') expect(Object.keys(params as object).sort()).toEqual([...notice.params].sort());
        expect(JSON.stringify(headers)).not.toMatch(/[一-鿿]|9150\w{14}/);
      }
  });

  test('holds no word of any record, matter, body or organ that the database knows', async () => {
    const { zh, en } = office.kernel.settings.siteName;
    const words = await facts();
    expect(words.length).toBeGreaterThan(100);
    const all = sent().map(({ whole }) => whole.replaceAll(zh, '').replaceAll(en, ''));
    for (const word of words)
      expect(
        all.filter((text) => text.includes(word)),
        word,
      ).toEqual([]);
    console.log(`outgoing: ${all.length} texts held against ${words.length} words of the database`);
  });

  test('leaves by this port alone: nothing else in the program writes letters or signs requests', () => {
    const senders = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .filter((file) => /from '(?:nodemailer|standardwebhooks)'/.test(readFileSync(join(ROOT, 'src', file), 'utf8')));
    expect(senders.sort()).toEqual(['kernel/notify/mail.ts', 'kernel/notify/webhook.ts']);
  });
});
