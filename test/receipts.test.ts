import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { plantPortal } from './support/portal-fixture.ts';
import { testPortal, type TestPortal } from './support/portal.ts';
import { checkFile, checkNumber, form, issue, NO_FILE, type CheckedAnswer, type IssuedAnswer } from './support/receipts.ts';
import { looked } from './support/looked.ts';

const FIRM = '91509900MATE5T025F';
const NAME = '重庆示例甲食品有限公司';
/** What tells its two penalties from every other text. */
const NEEDLES = ['渝示甲市监处罚〔2026〕118号', '未按规定保存进货查验记录', '20000', '20,000', '渝示环罚〔2026〕7号', '120000', '120,000'];
const START = '2026-11-24T02:30:07Z';

let kernel: TestKernel;
let portal: TestPortal;
beforeAll(async () => {
  kernel = await testKernel();
  portal = await testPortal(kernel);
  await plantPortal(kernel);
});
beforeEach(() => kernel.clock.set(START));
afterAll(() => portal.server.close());

const pdfOf = (issued: IssuedAnswer) => Buffer.from(issued.pdf, 'base64');
const sqlOf = (text: string) => sql.raw(text).execute(kernel.db.kysely);
const answerOf = async (number: string) => (await checkNumber(portal.server, number)).json<CheckedAnswer>();
const post = (url: string, fields: Record<string, string | Buffer>) => portal.server.inject({ method: 'POST', url, ...form(fields) });

describe(item(25, 'a look-up receipt'), () => {
  test('says what the page says, with site, address, second, number, and every adverse record in a line', async () => {
    const { content, number, pages } = await issue(portal.server, FIRM);
    const page = (await portal.get(`/subjects/${FIRM}`)).text.replaceAll(/<[^>]+>/g, '');
    expect(content.issuedAt).toBe(START);
    expect(content.address).toBe(`http://localhost:80/subjects/${FIRM}`);
    expect(content.verifyAt).toBe(`http://localhost:80/verify/receipt/${number}`);
    expect(pages).toBe(1);
    expect(content.summary[0]).toBe('行政处罚：正在公示2条，其中1条存在异议。');
    for (const sentence of content.summary) expect(page).toContain(sentence);
    expect(content.records).toHaveLength(2);
    expect(content.records[0]).toMatch(/^存在异议　企业认为这条记录有误，已于2026年11月20日提出。.*提出异议不表示记录有错/);
    expect(content.records[0]).toContain('行政处罚：未按规定保存进货查验记录；罚款20000元；');
    expect(content.records[0]).toContain('渝示甲市监处罚〔2026〕118号；2026年10月30日决定；公示到2027年10月30日。');
    expect(content.records[1]).toContain('〔已更正〕行政处罚：超过许可排放浓度排放水污染物');
  });

  test('is there in English, with the organs by their English names', async () => {
    const { content } = await issue(portal.server, FIRM, 'en');
    expect(content.summary[0]).toBe('Administrative penalty: 2 on display, 1 of them under objection.');
    expect(content.records[0]).toMatch(/^Under objection　The business says.*; on display until 30 October 2027\.$/s);
    expect(content.address).toBe(`http://localhost:80/en/subjects/${FIRM}`);
  });

  test('where nothing adverse is on display, that is worded as absence', async () => {
    const { content } = await issue(portal.server, '91509900MATE5T017L');
    expect(content.records).toEqual([]);
    expect(content.summary.join('')).toContain('没有查到正在公示的记录');
  });

  test('keeps nothing of who asked', async () => {
    const { number } = await issue(portal.server, FIRM);
    const rows = await sqlOf(`select row_to_json(r)::text as text from receipts r where number = '${number}'`);
    expect(JSON.stringify(rows.rows)).not.toMatch(/127\.0\.0\.1|lightMyRequest/);
    const audit = await sqlOf(`select account, role, organ, details from audit_log where object = '${number}'`);
    expect(audit.rows).toEqual([{ account: null, role: null, organ: null, details: {} }]);
  });

  test('bears a signature that anybody can check with the public key and the standards alone', async () => {
    const issued = await issue(portal.server, FIRM);
    const { keyId, publicKey } = (await portal.server.inject('/api/v1/receipts/key')).json<Record<string, string>>();
    expect(keyId).toBe(issued.keyId);
    const hash = createHash('sha256').update(canonicalize(issued.content)!).digest();
    expect(hash.toString('hex')).toBe(issued.contentHash);
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey! }, format: 'jwk' });
    const signed = Buffer.concat([Buffer.from('xinheng receipt 1\n'), hash]);
    expect(verify(null, signed, key, Buffer.from(issued.signature, 'base64url'))).toBe(true);
    expect(createHash('sha256').update(pdfOf(issued)).digest('hex')).toBe(issued.pdfHash);
  });

  test('by the page: a form without a script, a file to keep, nothing cached', async () => {
    const page = await portal.get(`/subjects/${FIRM}/receipt`);
    expect(page.text).toMatch(new RegExp(`<form[^>]* action="/subjects/${FIRM}/receipt"[^>]* method="post"`));
    expect(page.headers['x-robots-tag']).toBe('noindex, noarchive');
    // As a browser sends a form without fields.
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `/en/subjects/${FIRM}/receipt`;
    const made = await portal.server.inject({ method: 'POST', url, headers, payload: '' });
    expect(made.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(made.headers['content-disposition']).toMatch(/^attachment; filename="R(-[0-9A-Z]{6}){3}\.pdf"$/);
    expect(made.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a wrong code, an unknown one and a code of two bodies are refused', async () => {
    for (const [uscc, status] of [
      ['91509900MATE5T084K', 422],
      ['91509900MATE5T05XW', 404],
    ] as const) {
      const answer = await portal.server.inject({ method: 'POST', url: '/api/v1/receipts', payload: { uscc } });
      expect(answer.statusCode).toBe(status);
    }
  });

  test('never takes its address from a stranger: without a public address set, only on loopback', async () => {
    const headers = { host: 'credit.evil.example' };
    const url = '/api/v1/receipts';
    const refused = await portal.server.inject({ method: 'POST', url, headers, payload: { uscc: FIRM } });
    expect(refused.json()).toMatchObject({ status: 503, code: 'NO_ADDRESS' });
    kernel.settings.address = 'https://credit.example.cn';
    const made = await portal.server.inject({ method: 'POST', url, headers, payload: { uscc: FIRM } });
    kernel.settings.address = undefined;
    expect(made.json<IssuedAnswer>().content.address).toBe(`https://credit.example.cn/subjects/${FIRM}`);
    expect(pdfOf(made.json<IssuedAnswer>()).includes('evil')).toBe(false);
  });
});

describe(item(25, 'the check of a look-up receipt'), () => {
  test('by number, in any form it may be typed or scanned: the content again, word for word', async () => {
    const { number, content } = await issue(portal.server, FIRM);
    for (const typed of [number, number.toLowerCase(), number.replaceAll('-', ''), content.verifyAt]) {
      const sent = await post('/verify', { text: typed, file: NO_FILE });
      expect([sent.statusCode, sent.headers.location], typed).toEqual([303, `/verify/receipt/${number}`]);
    }
    const page = await portal.get(`/verify/receipt/${number}`);
    const text = page.text.replaceAll(/<[^>]+>/g, '');
    expect(page.text).toContain('data-message="verify.good"');
    expect(text).toContain('2026年11月24日10:30:07，2条。');
    for (const line of [NAME, ...content.summary, ...content.records]) expect(text).toContain(line);
    expect(await answerOf(number)).toMatchObject({ outcome: 'good', content });
  });

  test('good, and one byte changed in each of 500 places', async () => {
    looked('J7', 'places in which a byte was changed', 500);
    const issued = await issue(portal.server, FIRM);
    const pdf = pdfOf(issued);
    expect(await checkFile(portal.server, pdf)).toMatchObject({ outcome: 'good', number: issued.number });
    // Every region of the file, among them its first and last byte and the places where its number stands.
    const step = Math.floor(pdf.length / 520);
    const marks = [...pdf.toString('latin1').matchAll(new RegExp(issued.number, 'g'))].map(({ index }) => index + 5);
    const places = [...new Set([0, pdf.length - 1, ...marks, ...Array.from({ length: 520 }, (_, n) => n * step)])]
      .filter((at) => at < pdf.length)
      .slice(0, 500);
    expect(marks.length).toBeGreaterThan(1);
    expect(places).toHaveLength(500);
    const seen = new Map<string, number>();
    for (const at of places) {
      const forged = Buffer.from(pdf);
      forged[at] = forged[at]! ^ 1;
      const { outcome, where, number } = await checkFile(portal.server, forged);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      expect({ outcome, where, number }, `byte ${at}`).toEqual({
        outcome: 'changed',
        where: { byte: at + 1 },
        number: issued.number,
      });
    }
    console.log(`receipts: ${places.length} places of ${pdf.length} bytes, ${JSON.stringify([...seen])}`);
  }, 120_000);

  test('any edit that keeps one mention of the number is told as changed', async () => {
    const issued = await issue(portal.server, FIRM);
    const pdf = pdfOf(issued);
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 40 }), async (at, cut, put) => {
        const forged = Buffer.concat([pdf.subarray(0, at), put, pdf.subarray(at + cut)]);
        fc.pre(!forged.equals(pdf) && forged.includes(issued.number));
        expect((await checkFile(portal.server, forged)).outcome).toBe('changed');
      }),
      { numRuns: 60 },
    );
  });

  test('the genuine code on another paper: the content is shown, so that the paper is found out', async () => {
    const [one, other] = [await issue(portal.server, FIRM), await issue(portal.server, '91509900MATE5T017L')];
    // The code of the clean firm on the other's paper: a scan shows whose it is, and what was said.
    const scanned = await portal.get(new URL(other.content.verifyAt).pathname);
    expect(scanned.text).toContain('重庆示例空白商贸有限公司');
    expect(scanned.text).not.toContain(NAME);
    // The other's number written into the file: the file is none of ours, whichever it names first.
    const forged = Buffer.from(pdfOf(one).toString('latin1').replaceAll(one.number, other.number), 'latin1');
    const answer = await checkFile(portal.server, forged);
    expect(answer).toMatchObject({ outcome: 'changed', subject: { name: '重庆示例空白商贸有限公司' } });
    expect(answer.content?.records).toEqual([]);
  });

  test('unknown, mistyped, no number, not a PDF, an empty file, nothing at all', async () => {
    const unknown = 'R-000000-000000-000000';
    expect((await checkNumber(portal.server, unknown)).statusCode).toBe(404);
    const page = await portal.get(`/verify/receipt/${unknown}`);
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('data-message="verify.unknown"')]);
    expect(page.text).toContain('localhost:80/verify');

    const mistyped = await portal.get('/verify/receipt/R-000000-000000-000001');
    expect([mistyped.status, mistyped.text]).toEqual([400, expect.stringContaining('抄错了')]);
    expect((await checkNumber(portal.server, 'R-000000-000000-000001')).json()).toMatchObject({
      code: 'BAD_INPUT',
      errors: [{ path: 'params/number', code: 'NUMBER' }],
    });

    for (const bytes of [Buffer.from('这不是PDF'), Buffer.from('%PDF-1.7 nothing of ours'), Buffer.alloc(0)]) {
      expect((await checkFile(portal.server, bytes)).outcome).toBe('unreadable');
    }
    const sent = await post('/en/verify', { text: '', file: Buffer.from('not a PDF') });
    expect([sent.statusCode, sent.body]).toEqual([200, expect.stringContaining('data-message="verify.unreadable"')]);

    for (const [text, said] of [
      ['', '请输入编号'],
      ['<b>胡乱的字</b>', '没有编号'],
      ['R-000000-000000-000001', '抄错了'],
    ] as const) {
      const refused = await post('/verify', { text, file: NO_FILE });
      expect([refused.statusCode, refused.body], text).toEqual([400, expect.stringContaining(said)]);
      expect(refused.body).not.toContain('<b>胡乱');
    }
  });

  test('a row that was written past us is not repeated', async () => {
    const { number } = await issue(portal.server, FIRM);
    await sqlOf(`update receipts set content = jsonb_set(content, '{records}', '[]') where number = '${number}'`);
    expect((await checkNumber(portal.server, number)).statusCode).toBe(500);
    const hash = (await sqlOf(`select content from receipts where number = '${number}'`)).rows[0] as {
      content: object;
    };
    const digest = createHash('sha256').update(canonicalize(hash.content)!).digest('hex');
    await sqlOf(`update receipts set content_hash = '\\x${digest}' where number = '${number}'`);
    expect((await checkNumber(portal.server, number)).statusCode).toBe(500);
  });

  test('never a verdict without content', async () => {
    const { number } = await issue(portal.server, FIRM);
    for (const prefix of ['', '/en']) {
      const { text } = await portal.get(`${prefix}/verify/receipt/${number}`);
      expect(text).not.toMatch(/真实有效|合格|安全|genuine and valid|\bsafe\b/);
      expect(text).toContain('data-receipt');
    }
  });
});

describe(item(25, 'once what it shows has changed, a look-up receipt repeats nothing of it'), () => {
  const CHANGES: [string, string, string][] = [
    ['a display ends', `ended_on = '2026-11-24', ended_kind = 'repaired'`, `ended_on = null, ended_kind = null`],
    [
      'an act is withdrawn',
      `ended_on = '2026-11-24', ended_kind = 'withdrawn', ended_reason = '撤销'`,
      `ended_on = null, ended_kind = null, ended_reason = null`,
    ],
    [
      'content is corrected',
      `content = jsonb_set(content, '{text}', '"罚款1元"')`,
      `content = jsonb_set(content, '{text}', '"罚款20000元"')`,
    ],
    ['a correction is noted', `corrections = '[{"on": "2026-11-24", "kind": "correction", "reason": "示例"}]'`, `corrections = '[]'`],
    ['an objection is closed', `disputes = '[]'`, `disputes = '[{"raisedOn": "2026-11-20", "due": "2026-11-27", "state": "open"}]'`],
    ['it is shielded', `shielded = true`, `shielded = false`],
    ['it is stayed', `validity = 'stayed'`, `validity = 'in_force'`],
  ];

  const forgotten = async (issued: IssuedAnswer, what: string) => {
    const { number } = issued;
    const brief = { number, issuedAt: issued.content.issuedAt, subject: { name: NAME, uscc: FIRM } };
    const nothing = { where: null, content: null };
    expect(await answerOf(number), what).toMatchObject({ outcome: 'overtaken', ...brief, ...nothing });
    expect(await checkFile(portal.server, pdfOf(issued)), what).toMatchObject({
      outcome: 'overtaken',
      ...brief,
      ...nothing,
    });
    const forged = pdfOf(issued);
    forged[forged.length >> 1]! ^= 1;
    const changed = await checkFile(portal.server, forged);
    expect(changed, what).toMatchObject({ outcome: 'changed', ...brief, content: null });
    const pages = await Promise.all(
      ['', '/en'].flatMap((prefix) => [
        portal.get(`${prefix}/verify/receipt/${number}`).then(({ text }) => text),
        post(`${prefix}/verify`, { text: '', file: pdfOf(issued) }).then(({ body }) => body),
        post(`${prefix}/verify`, { text: '', file: forged }).then(({ body }) => body),
      ]),
    );
    const doors = [...pages, JSON.stringify(await answerOf(number)), JSON.stringify(changed)];
    for (const door of doors) {
      for (const needle of NEEDLES) expect(door.includes(needle), `${what}: ${needle}`).toBe(false);
      expect(door, what).not.toMatch(/正在公示\d|on display, \d|\d+条|entries/);
    }
    // The same whatever it was that changed.
    return pages.map((page) => page.replaceAll(number, 'NUMBER'));
  };

  test('in whichever way it changed, with one answer for all ways; what was undone is good again', async () => {
    const answers = new Set<string>();
    for (const [what, change, back] of CHANGES) {
      const issued = await issue(portal.server, FIRM);
      await sqlOf(`update records set ${change} where document_no = '渝示甲市监处罚〔2026〕118号'`);
      const pages = await forgotten(issued, what);
      answers.add(pages[0]!);
      answers.add(pages[2]!.replaceAll(/从第[\d,]+个字节起/g, ''));
      await sqlOf(`update records set ${back} where document_no = '渝示甲市监处罚〔2026〕118号'`);
      expect((await answerOf(issued.number)).outcome, `${what}, undone`).toBe('good');
    }
    expect(answers.size).toBe(2);
  });

  test('a new adverse record, another name, a merger, a second body of the code', async () => {
    for (const [what, change, back] of [
      [
        'a new record',
        `update records set subject_id = '00000000-0000-4000-8000-000000000002' where document_no = '渝示乙市监列〔2026〕3号'`,
        `update records set subject_id = '00000000-0000-4000-8000-000000000003' where document_no = '渝示乙市监列〔2026〕3号'`,
      ],
      [
        'another name',
        `update subjects set name = '${NAME}新' where uscc = '${FIRM}'`,
        `update subjects set name = '${NAME}' where uscc = '${FIRM}'`,
      ],
      [
        'a merger',
        `update subjects set merged_into = '00000000-0000-4000-8000-000000000001' where uscc = '${FIRM}'`,
        `update subjects set merged_into = null where uscc = '${FIRM}'`,
      ],
      [
        'a second body',
        `insert into subject_keys (kind, key, subject_id) values ('uscc', '${FIRM}', '00000000-0000-4000-8000-000000000001')`,
        `delete from subject_keys where key = '${FIRM}' and subject_id = '00000000-0000-4000-8000-000000000001'`,
      ],
    ] as const) {
      const issued = await issue(portal.server, FIRM);
      await sqlOf(change);
      await forgotten(issued, what);
      await sqlOf(back);
      expect((await answerOf(issued.number)).outcome, `${what}, undone`).toBe('good');
    }
  });

  test('a term runs out by the clock alone, at the second of its midnight', async () => {
    kernel.clock.set('2027-10-30T02:30:07Z');
    const issued = await issue(portal.server, FIRM);
    expect(issued.content.records[0]).toContain('公示到2027年10月30日');
    kernel.clock.set('2027-10-30T15:59:59Z'); // the last second of that day in Shanghai
    expect((await answerOf(issued.number)).outcome).toBe('good');
    kernel.clock.set('2027-10-30T16:00:00Z');
    await forgotten(issued, 'the end of a term');
  });
});

test('issuing is limited for strangers, with the time to come back', async () => {
  const { buildServer } = await import('../src/kernel/serving/index.ts');
  const { receiptsCapability } = await import('../src/faces/portal/receipts/capability.ts');
  const server = await buildServer(kernel, [receiptsCapability], {});
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    const answer = await server.inject({ method: 'POST', url: '/api/v1/receipts', payload: { uscc: FIRM } });
    statuses.push(answer.statusCode);
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(10);
  expect(statuses.slice(10)).toEqual([429, 429]);
  await server.close();
});
