import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { runs } from '../../../test/support/runs.ts';
import type { Tx } from '../db/index.ts';
import { append, verifyJournal } from '../journal/index.ts';
import type { DocumentTemplateContent, PolicyDocument, PolicyStore } from '../policy/index.ts';
import { placesOf } from './fill.ts';
import { documentFile, makePaper, papersOf, paperText, type MadePaper, type NewPaper, type OtherNumber } from './index.ts';

const both = (zh: string) => ({ zh, en: zh });
const NOTE: DocumentTemplateContent = {
  series: '试告',
  heading: both('试用告知书'),
  parts: [
    { part: 'body', text: both('{subject}（统一社会信用代码{uscc}）：\n案件{case-number}，本文书编号{number}。') },
    { part: 'facts', title: both('一、事实'), text: both('{facts}') },
    { part: 'remedy', text: both('{remedy}') },
    { part: 'body', text: both('联系方式：{contact}。{day}') },
  ],
};
const TO_BODY: DocumentTemplateContent = {
  heading: both('送达文书'),
  parts: [{ part: 'body', text: both('{subject}{subject-number}：\n请查收。') }],
};
const MEMO: DocumentTemplateContent = { heading: both('内部记录'), parts: [{ part: 'body', text: both('{facts}') }] };

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.policy = withTemplates(kernel.policy, { note: NOTE, memo: MEMO, 'to-body': TO_BODY });
});
beforeEach(() => sql`truncate documents, document_counters`.execute(kernel.db.kysely));

/** The shipped policy with papers of the tests' own beside it. */
function withTemplates(policy: PolicyStore, own: Record<string, DocumentTemplateContent>): PolicyStore {
  const made = Object.entries(own).map(([id, content]) => ({ kind: 'document-template', id, edition: '1', content }));
  return {
    ...policy,
    all: <C>(kind: PolicyDocument['kind']) =>
      kind === 'document-template' ? [...policy.all<C>(kind), ...(made as unknown as PolicyDocument<C>[])] : policy.all<C>(kind),
    get: <C>(kind: PolicyDocument['kind'], id: string, day?: string) => {
      const content = own[id];
      if (kind !== 'document-template' || content === undefined) return policy.get<C>(kind, id, day);
      return { kind, id, edition: '1', content } as unknown as PolicyDocument<C>;
    },
  };
}

const on = Temporal.PlainDate.from('2026-11-24');
const paper = (given: Partial<NewPaper> = {}): NewPaper => ({
  kind: 'note',
  template: 'note',
  organ: 'demo-amr',
  caseId: '0190b5a0-0000-7000-8000-000000000001',
  caseNumber: '示市监案〔2026〕1号',
  subjectId: null,
  recipient: { name: '示例市甲有限公司', code: '91509900MA0000000X', address: '示例路9号301室' },
  values: { facts: '货值12.5万元。\n有笔录。' },
  on,
  ...given,
});

function make(given: Partial<NewPaper> = {}): Promise<MadePaper> {
  return kernel.db.tx(async (tx) => {
    const made = await makePaper(tx, kernel, paper(given));
    await append(tx, made.events, new Date(kernel.clock.now().epochMilliseconds));
    return made;
  });
}

const refused = (reason: RegExp) => ({
  code: 'PAPER_REFUSED',
  params: { reason: expect.stringMatching(reason) as string },
});

describe(item(28, 'papers of a case'), () => {
  test('filled, numbered, kept with the hash of its bytes', async () => {
    const made = await make();
    expect(made).toMatchObject({
      number: '示市监试告〔2026〕1号',
      heading: '试用告知书',
      templateEdition: '1',
      pages: 1,
    });
    const kept = await kernel.db.tx((tx) => documentFile(tx, made.documentId));
    expect(kept).toMatchObject({ sha256: made.sha256, number: made.number, madeOn: '2026-11-24' });
    expect(kept.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { rows } = await sql<{ filled: Record<string, string> }>`select filled from documents`.execute(kernel.db.kysely);
    expect(rows[0]!.filled).toMatchObject({
      number: '示市监试告〔2026〕1号',
      day: '2026年11月24日',
      contact: '示例路3号，电话000-00000003',
    });
    expect(await kernel.db.tx((tx) => papersOf(tx, made.caseId))).toMatchObject([{ documentId: made.documentId }]);
  });

  test('the journal holds the hash and no word, name or address of it', async () => {
    const made = await make();
    const content = JSON.stringify(made.events);
    expect(content).toContain(made.sha256);
    for (const word of ['甲有限公司', '示例路9号', '12.5', '91509900MA0000000X']) expect(content).not.toContain(word);
    expect(await verifyJournal(kernel.db, [])).toMatchObject({ valid: true });
  });

  test('bytes that are no longer those that were made are told, not handed out', async () => {
    const { documentId } = await make();
    const change = sql`update documents set file = set_byte(file, 200, (get_byte(file, 200) + 1) % 256)`;
    await expect(change.execute(kernel.db.kysely)).rejects.toThrow('append-only');
    await sql`alter table documents disable trigger user`.execute(kernel.db.kysely);
    await change.execute(kernel.db.kysely);
    await sql`alter table documents enable trigger user`.execute(kernel.db.kysely);
    await expect(kernel.db.tx((tx) => documentFile(tx, documentId))).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(kernel.db.tx((tx) => documentFile(tx, kernel.ids.record()))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('by organ, series and year each count for themselves; papers without a series have no number', async () => {
    const numbers: (string | null)[] = [];
    for (const given of [{}, { organ: 'demo-a-amr' }, { on: Temporal.PlainDate.from('2027-01-04') }, { template: 'memo' }, {}]) {
      numbers.push((await make(given)).number);
    }
    expect(numbers).toEqual(['示市监试告〔2026〕1号', '示甲市监试告〔2026〕1号', '示市监试告〔2027〕1号', null, '示市监试告〔2026〕2号']);
  });

  test('side by side, some given up after their number: no gap, no number twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), async (kept) => {
        await sql`truncate documents, document_counters`.execute(kernel.db.kysely);
        const giveUp = new Error('given up');
        const work = (keep: boolean) => async (tx: Tx) => {
          const made = await makePaper(tx, kernel, paper());
          if (!keep) throw giveUp;
          return made.number;
        };
        const made = await Promise.all(
          kept.map((keep) =>
            kernel.db.tx(work(keep)).catch((error: unknown) => (error === giveUp ? null : Promise.reject(error as Error))),
          ),
        );
        const { rows } = await sql<{ serial: number }>`select serial from documents order by serial`.execute(kernel.db.kysely);
        const count = kept.filter(Boolean).length;
        expect(rows.map((row) => row.serial)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
        expect(new Set(made.filter((number) => number !== null)).size).toBe(count);
      }),
      { numRuns: runs(10) },
    );
  });
});

describe(item(28, 'which body it is for'), () => {
  const other = (kind: OtherNumber, number: string) => ({ kind, number });
  test.each([
    ['by its unified social credit code', '91509900MA0000000X', null, '示例市甲有限公司（统一社会信用代码91509900MA0000000X）：'],
    [
      'by the code alone, where it has both',
      '91509900MA0000000X',
      other('reg', '509900000012345'),
      '示例市甲有限公司（统一社会信用代码91509900MA0000000X）：',
    ],
    ['without one, by its old registration', null, other('reg', '509900000012345'), '示例市甲有限公司（注册号509900000012345）：'],
    ['or what else it has', null, other('social', '示社证字第1号'), '示例市甲有限公司（社会组织登记证号示社证字第1号）：'],
    ['and by its name alone, where it has no number', null, null, '示例市甲有限公司：'],
  ] as const)('%s', async (_, code, number, line) => {
    const recipient = { name: '示例市甲有限公司', code, other: number, address: null };
    const { documentId } = await make({ template: 'to-body', recipient });
    const { parts } = await kernel.db.tx((tx) => paperText(tx, kernel, documentId));
    expect(parts[0]?.paragraphs).toEqual([line, '请查收。']);
  });

  test('a paper without an addressee can take the words from its case; the empty ones of others stop it', async () => {
    const values = { subject: '示例市甲有限公司', 'subject-number': '' };
    await make({ template: 'to-body', recipient: null, values });
    await expect(make({ template: 'to-body', recipient: null, values: { subject: '' } })).rejects.toMatchObject(
      refused(/subject, subject-number/),
    );
  });
});

describe(item(28, 'what stops a paper, without using a number'), () => {
  test.each([
    ['a value that nobody gives', { values: {} }, /facts/],
    ['a recipient without what the paper names', { recipient: null }, /subject, uscc/],
    ['a character that the fonts lack', { values: { facts: '法定代表人张𠮷' } }, /𠮷（U\+20BB7）/],
    ['a character without a shape', { values: { facts: '甲\u202e乙' } }, /U\+202E/],
    ['an organ without a short form', { organ: 'demo-court' }, /demo-court.*documentCode/],
    ['an organ whose superior is not known', { organ: 'demo-tax' }, /demo-tax.*lineParent/],
  ] as const)('%s', async (_, given, reason) => {
    await expect(make(given)).rejects.toMatchObject(refused(reason));
    expect((await make()).number).toBe('示市监试告〔2026〕1号');
  });

  test('a rare character of the official list stands', async () => {
    await make({ values: { facts: '堃喆㙓𬭎𬬻𫍽䶮镕龘' } });
  });

  test('an unknown template, an unknown organ, one that is not in office', async () => {
    await expect(make({ template: 'no-such' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(make({ organ: 'no-such' })).rejects.toMatchObject({ code: 'ORGAN_UNKNOWN' });
    await expect(make({ on: Temporal.PlainDate.from('1999-01-04') })).rejects.toMatchObject({ code: 'ORGAN_UNKNOWN' });
  });
});

test(item(28, 'every shipped paper can be made, once each of its places is filled'), async () => {
  const templates = kernel.policy.all<DocumentTemplateContent>('document-template');
  expect(templates.map((each) => each.id)).toContain('listing-decision');
  for (const { id, content } of templates) {
    const values = Object.fromEntries(placesOf(content).map((name) => [name, `〔${name}〕`]));
    expect((await make({ template: id, values })).pages, id).toBeGreaterThan(0);
  }
});
