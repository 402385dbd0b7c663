import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { ANONYMOUS, type Caller } from '../src/kernel/access/index.ts';
import { buildServer } from '../src/kernel/serving/index.ts';
import { settle } from '../src/kernel/journal/index.ts';
import { confirm } from '../src/kernel/proposals/index.ts';
import { errorPage } from '../src/faces/portal/index.ts';
import { proposeLift, proposeShield, proposeStay } from '../src/registry/publicity/facets/propose.ts';
import { correct, withdraw } from '../src/registry/publicity/index.ts';
import type { RecordsTable } from '../src/registry/records/index.ts';
import { proposeRecall } from '../src/registry/intake/index.ts';
import {
  csv,
  exampleCode,
  exampleName,
  PENALTY_HEADING,
  REGISTRATION_HEADING,
  registration,
} from '../src/registry/intake/testing/files.ts';
import { OPERATOR } from '../src/registry/intake/testing/caller.ts';
import { take } from '../src/registry/intake/testing/take.ts';
import { command } from './support/command-line.ts';
import { look } from './support/crawl.ts';
import { ALL, everyDoor, grouped, needle, needlesOf, occurrences, repair, row, SUBJECT, WAYS, type Way } from './support/forgetting.ts';
import { agree } from './support/publicity/agree.ts';
import { LINKED, link, SHOP } from './support/forgetting-links.ts';
import { item } from './support/item.ts';
import { hire } from './support/publicity/desk.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { form, issue, type IssuedAnswer } from './support/receipts.ts';
import { looked } from './support/looked.ts';

/*
 * Forget crawl (ux.md F1, F2). An organ's file goes in by intake, each act ends in its own way, and a stranger without a
 * session walks every public door: what had ended must be nowhere.
 */

let kernel: TestKernel;
let server: FastifyInstance;
let acts: Record<Way, RecordsTable>;
const reviewer: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ: 'demo-amr', purpose: '测试' };
const STAY = { by: 'court', organ: '示例某中院', document: '示行裁〔2026〕88号', reason: '停止执行之缘由' } as const;
const SHIELD = { organ: '示例某中院', basis: '示破〔2026〕9号', ends: '重整计划执行完毕', reason: '屏蔽之缘由' };
const second: Caller = { ...reviewer, account: 'second' };

async function send(mapping: string, text: string): Promise<string> {
  const result = await take(kernel, mapping, text);
  expect(result.counts.rejected + result.counts.returned + result.counts.held).toBe(0);
  return result.batch ?? '';
}

beforeAll(async () => {
  kernel = await testKernel({ rooms: capabilities });
  await hire(kernel, reviewer, second);
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  server = await buildServer(kernel, capabilities, { errorPage: (given) => errorPage(kernel, given), limits: null });
  await server.ready();
  const others = [registration(LINKED), registration(LINKED + 1, { 统一社会信用代码: SHOP })];
  await send('registrations', csv(REGISTRATION_HEADING, [registration(SUBJECT), ...others]));
  await send('penalties-2018', csv(PENALTY_HEADING, ALL.filter((way) => way !== 'recall').map(row)));
  await send('penalties-2018', csv(PENALTY_HEADING, [row('recall')]));
  await settle(
    kernel,
    capabilities.flatMap((each) => each.readers?.(kernel) ?? []),
  );
  const { rows } = await sql<RecordsTable>`select * from records`.execute(kernel.db.kysely);
  acts = Object.fromEntries(ALL.map((way) => [way, rows.find((r) => r.document_no === needle.documentNo(way))!])) as Record<
    Way,
    RecordsTable
  >;
}, 120_000);
afterAll(() => server.close());

describe(item(25, 'what has ended is forgotten'), () => {
  let ended: Map<string, string>;
  /** A look-up receipt of when all of them stood. */
  let kept: IssuedAnswer;

  test('before: every act is found by number, title and amount, on pages, by API and on the command line', async () => {
    const texts = await everyDoor(kernel, server, acts);
    console.log(`forget crawl: ${texts.size} doors before`);
    kept = await issue(server, exampleCode(SUBJECT));
    for (const way of ALL) expect(JSON.stringify(kept.content)).toContain(needle.documentNo(way));
    for (const way of ALL) {
      expect(acts[way], way).toBeDefined();
      const where = occurrences(texts, [needle.documentNo(way)]).join('\n');
      for (const door of [
        `/acts/${acts[way].act_id}`,
        `/en/subjects/${exampleCode(SUBJECT)}`,
        `/api/v1/acts/${acts[way].act_id}`,
        'subject show true',
        'subject show false',
      ]) {
        expect(where, way).toContain(door);
      }
      expect(occurrences(texts, [needle.title(way)]).length).toBeGreaterThan(3);
      expect(occurrences(texts, [String(needle.yuan(way)), grouped(needle.yuan(way))]).length).toBeGreaterThan(3);
    }
  }, 120_000);

  test('each ends in its own way; the last by the clock alone, with no job running', async () => {
    const done = async (work: ReturnType<typeof withdraw>) => {
      await agree(kernel, await work, second);
    };
    await done(withdraw(kernel, acts.withdrawal.act_id, { reason: '复议决定撤销', kind: 'revocation' }, reviewer));
    const patch = {
      document: '示市监更〔2026〕1号',
      content: {
        title: '更正后的案由',
        violation: '更正后的案由',
        facts: '更正后的事实',
        text: '罚款99元',
        fineFen: 9900,
      },
    };
    await done(correct(kernel, acts.correction.record_id, { kind: 'correction', reason: '录入有误', patch }, reviewer));
    const recall = await proposeRecall(kernel, {
      batch: acts.recall.batch_id!,
      reason: '报错了文件',
      caller: OPERATOR,
    });
    await confirm(kernel, recall.proposal, second);
    await repair(kernel, acts.repair);
    await confirm(kernel, (await proposeShield(kernel, acts.shield.act_id, SHIELD, reviewer)).proposal, second);
    await confirm(kernel, (await proposeStay(kernel, acts.stays.act_id, STAY, reviewer)).proposal, second);
    for (const proposal of await link(kernel, exampleCode(SUBJECT), reviewer, second)) expect(proposal).toBe('confirmed');
    kernel.clock.set('2026-11-25T15:59:59Z'); // the last second of its last day in Shanghai
    expect((await look(server, `/acts/${acts.term.act_id}`)).status).toBe(200);
    kernel.clock.set('2026-11-25T16:00:00Z');
    ended = await everyDoor(kernel, server, acts);
    console.log(`forget crawl: ${ended.size} doors after`);
  }, 120_000);

  test.each(WAYS.filter((way) => way !== 'correction'))('%s: 0 occurrences, old address 410', async (way) => {
    expect(occurrences(ended, needlesOf(way))).toEqual([]);
    looked('F1', `doors without a trace of what ended by ${way}`, ended.size);
    for (const url of [`/acts/${acts[way].act_id}`, `/en/acts/${acts[way].act_id}`, `/api/v1/acts/${acts[way].act_id}`]) {
      expect((await look(server, url)).status, url).toBe(410);
    }
  });

  test('correction: the act stands with its mark, what it said before is gone', async () => {
    const before = needlesOf('correction').filter((each) => !each.includes('示市监罚') && !each.includes('%'));
    expect(occurrences(ended, before)).toEqual([]);
    const page = await look(server, `/acts/${acts.correction.act_id}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('更正后的事实');
    expect(page.body).toContain('录入有误');
  });

  test('a look-up receipt of before repeats nothing, by number, by file, on the command line; a new one holds none of it', async () => {
    const urls = ['/verify/receipt/', '/en/verify/receipt/', '/api/v1/receipts/'].map((path) => path + kept.number);
    const doors = new Map<string, string>();
    for (const url of urls) doors.set(url, (await look(server, url)).body);
    for (const url of ['/verify', '/en/verify', '/api/v1/receipts/verify']) {
      const sent = form({ file: Buffer.from(kept.pdf, 'base64') });
      doors.set(url, (await server.inject({ method: 'POST', url, ...sent })).body);
    }
    doors.set('receipt verify', await command(kernel, ['receipt', 'verify', kept.number, '--json']));
    for (const [door, text] of doors) expect(text, door).toContain(kept.number);
    for (const way of ALL) expect(occurrences(doors, needlesOf(way)), way).toEqual([]);
    const fresh = new Map([['fresh', JSON.stringify((await issue(server, exampleCode(SUBJECT))).content)]]);
    expect(occurrences(fresh, [needle.documentNo('stays')])).toHaveLength(1);
    for (const way of WAYS.filter((each) => each !== 'correction')) expect(occurrences(fresh, needlesOf(way)), way).toEqual([]);
  });

  test('what still stands is still found', () => {
    expect(occurrences(ended, [needle.documentNo('stays')]).length).toBeGreaterThan(5);
  });

  test('term, repair and shield answer with the same bytes, on pages and by API', async () => {
    for (const prefix of ['/acts/', '/en/acts/', '/api/v1/acts/']) {
      const gone = [acts.term, acts.repair, acts.shield];
      const answers = await Promise.all(gone.map(({ act_id }) => look(server, prefix + act_id)));
      const [term, ...alike] = answers.map(({ body }, i) => body.replaceAll(gone[i]!.act_id, 'ID'));
      expect(alike, prefix).toEqual([term, term]);
      const [first, ...others] = answers.map(({ headers }) => Object.keys(headers).sort());
      expect(others).toEqual([first, first]);
    }
  });

  test('a stay is a mark; who ordered it, or a shield, and why, is for officials', async () => {
    expect(occurrences(ended, [STAY.organ, STAY.document, STAY.reason, SHIELD.basis, SHIELD.reason])).toEqual([]);
    for (const door of [`/acts/${acts.stays.act_id}`, `/subjects/${exampleCode(SUBJECT)}`, 'subject show false'])
      expect(ended.get(door), door).toContain('停止执行');
  });

  test('个转企 and a link that has ended are at no door of the body', () => {
    const own = [...ended].filter(([door]) => /subject|acts/u.test(door) && !door.includes('search') && !door.includes('query'));
    const doors = new Map(own.filter(([, text]) => text.includes(exampleCode(SUBJECT))));
    expect(doors.size).toBeGreaterThan(5);
    expect(occurrences(doors, [exampleName(LINKED), exampleName(LINKED + 1), SHOP])).toEqual([]);
    expect(occurrences(ended, ['示登〔2026〕771号'])).toEqual([]);
  });

  test('a shield that is lifted: its act stands again', async () => {
    const { proposal } = await proposeLift(kernel, acts.shield.act_id, 'unshield', '计划执行完毕', reviewer);
    await confirm(kernel, proposal, second);
    const { status, body } = await look(server, `/acts/${acts.shield.act_id}`);
    expect([status, body.includes(needle.facts('shield'))]).toEqual([200, true]);
  });

  test('withdrawal: organ, day and reason, nothing else of it', async () => {
    const { body } = await look(server, `/acts/${acts.withdrawal.act_id}`);
    expect(body).toContain('复议决定撤销');
    expect(body).not.toContain(exampleName(SUBJECT));
    expect(body).not.toContain(exampleCode(SUBJECT));
  });

  test('the past is not for strangers: 401, 403 or 404, without content', async () => {
    const code = exampleCode(SUBJECT);
    const urls = [
      ...['asOf=2026-11-24', 'knownAt=1'].flatMap((when) => [
        `/api/v1/subjects/${code}?${when}`,
        `/api/v1/subjects/${code}/records?${when}`,
        `/api/v1/acts/${acts.repair.act_id}?${when}`,
        `/api/v1/acts/${acts.stays.act_id}?${when}`,
        `/api/v1/subjects/${code}/history?${when}`,
        `/subjects/${code}?${when}`,
        `/en/acts/${acts.stays.act_id}?${when}`,
      ]),
      '/api/v1/publicity/comparisons',
      `/api/v1/publicity/${acts.stays.act_id}/sources`,
      ...['timeline', 'evaluations', 'supervision', 'history', 'succession'].map((tail) => `/api/v1/subjects/${code}/${tail}`),
    ];
    looked('F2', 'addresses of the past', urls.length);
    for (const url of urls) {
      const { status, body } = await look(server, url);
      expect([401, 403, 404], url).toContain(status);
      expect(body, url).not.toContain(exampleName(SUBJECT));
    }
  });
});
