import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import type { ActTemplateContent, CatalogueContent } from '../../kernel/policy/index.ts';
import type { MappingContent } from '../../kernel/policy/schemas/mapping.ts';
import { csv, exampleCode, exampleName, REGISTRATION_HEADING, registration } from '../intake/testing/files.ts';
import { take } from '../intake/testing/take.ts';
import { factsOf, findTerms, displayState } from '../publicity/index.ts';
import { release } from '../publicity/review/index.ts';
import type { RecordsTable } from './types.ts';

/** Mapping, kind, whether the public sees it, as it comes in. */
const KINDS = [
  ['compulsions', 'compulsion', 'shown'],
  ['confirmations', 'confirmation', 'shown'],
  ['levies', 'levy', 'shown'],
  ['payments', 'payment', 'shown'],
  ['adjudications', 'adjudication', 'shown'],
  ['compensations', 'compensation', 'shown'],
  ['rewards', 'reward', 'shown'],
  ['inspections', 'inspection', 'shown'],
  ['court-listings', 'court_listing', 'shown'],
  ['listings', 'listing', 'shown'],
  ['grades', 'grade', 'not_displayable'],
  ['contracts', 'contract', 'not_displayable'],
  ['commitments', 'commitment', 'shown'],
] as const;

const reviewer: Caller = { ...ANONYMOUS, account: 'second', role: 'director', organ: 'demo-amr', purpose: '审核' };

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await send('registrations', csv(REGISTRATION_HEADING, [registration(1)]));
});

async function send(mapping: string, text: string): Promise<object> {
  return (await take(kernel, mapping, text)).counts;
}

/** A filled cell for each column of a mapping, with the first word that the column knows. */
function filled(mapping: string, more: Partial<Record<string, string>> = {}): string {
  const { columns } = kernel.policy.get<MappingContent>('mapping', mapping).content;
  const known: Record<string, string | undefined> = {
    subjectName: exampleName(1),
    subjectKind: '法人及非法人组织',
    uscc: exampleCode(1),
    decided: '2026-11-20',
    organ: '',
    organCode: '',
    validTo: '2027-03-01',
    statedDisplayEnd: '',
    documentNo: `示文〔2026〕${mapping}1号`,
    ...more,
  };
  const cellOf = ({ field, transform, values }: MappingContent['columns'][number]): string => {
    if (known[field] !== undefined) return known[field];
    if (values) return Object.keys(values)[0]!;
    if (transform === 'date') return '2026-11-20';
    if (transform === 'amount-yuan') return '1234.56';
    return transform === 'uscc' || ['regNo', 'orgCode', 'taxNo'].includes(field) ? '' : `示例${field}`.slice(0, 4);
  };
  return csv(
    columns.map((column) => column.names[0]!),
    [columns.map(cellOf)],
  );
}

async function stored(kind: string): Promise<RecordsTable> {
  const { rows } = await sql<RecordsTable>`
    select * from records where kind = ${kind} order by seq desc limit 1`.execute(kernel.db.kysely);
  return rows[0]!;
}
const displayOf = async (row: RecordsTable) => displayState(factsOf(row), await findTerms(kernel.db), '2026-11-24');

describe(item(25, 'each kind of act and of the catalogue comes in by the one path'), () => {
  test.each(KINDS)('%s: a row with all its fields is a record of kind %s, %s', async (mapping, kind, state) => {
    const organ = mapping.endsWith('listings') || mapping === 'grades' ? { organ: '示例市市场监管局' } : {};
    const scale = mapping === 'grades' ? { title: '企业信用风险分类', grade: 'B' } : {};
    expect(await send(mapping, filled(mapping, { ...organ, ...scale }))).toMatchObject({
      read: 1,
      accepted: 1,
      held: 0,
    });
    const row = await stored(kind);
    expect((await displayOf(row)).state).toBe(state);
    const { columns, template } = kernel.policy.get<MappingContent>('mapping', mapping).content;
    const { fields, scope } = kernel.policy.get<ActTemplateContent>('act-template', template).content;
    expect(scope).toBe('local');
    const head = ['subjectName', 'subjectKind', 'uscc', 'regNo', 'orgCode', 'taxNo', 'documentNo', 'decided', 'organ', 'organCode'];
    for (const { field } of columns.filter((column) => !head.includes(column.field))) expect(row.content[field], field).toBeDefined();
    expect(fields.map((field) => field.field).toSorted()).toEqual(columns.map((column) => column.field).toSorted());
    if (row.content.amountFen !== undefined) expect(row.content.amountFen).toBe(123_456);
  });

  test('every edition of the catalogue has the item and its own template; the eight local ones say so', () => {
    const editions = kernel.policy.all<CatalogueContent>('catalogue');
    expect(editions).toHaveLength(3);
    for (const { content } of editions)
      for (const [, kind] of KINDS) {
        const found = content.items.filter((each) => each.kind === kind);
        expect(found.map((each) => each.template)).toEqual([kind.replaceAll('_', '-')]);
      }
    for (const [, kind] of KINDS.slice(0, 8)) expect(kernel.policy.get('act-template', kind).verified).toBe('local-default');
  });
});

describe(item(15, 'a determination made elsewhere'), () => {
  const entry = (more: Record<string, string>) =>
    filled('listings', { organ: '示例市市场监管局', documentNo: '示市监严〔2026〕7号', ...more });

  test.each(['organ', 'documentNo', 'basis', 'remedy', 'term'])(
    'that lacks %s is held without effect, and nobody releases it',
    async (field) => {
      const documentNo = field === 'documentNo' ? '' : `示市监严〔2026〕${field}号`;
      expect(await send('listings', entry({ documentNo, [field]: '' }))).toMatchObject({ accepted: 1, held: 1 });
      const row = await stored('listing');
      expect(row.held).toEqual(['DETERMINATION_INCOMPLETE']);
      expect((await displayOf(row)).state).toBe('held');
      await expect(release(kernel, row.record_id, '先放行', reviewer)).rejects.toMatchObject({ code: 'CONFLICT' });
    },
  );

  test('completed by its sender it takes effect, and ends on the last day that it states', async () => {
    await send('listings', entry({ remedy: '' }));
    const before = await stored('listing');
    expect(await send('listings', entry({ validTo: '2027-05-31' }))).toMatchObject({ replaced: 1 });
    const row = await stored('listing');
    expect(row.record_id).toBe(before.record_id);
    expect(await displayOf(row)).toMatchObject({ state: 'shown', until: '2027-05-31' });
  });

  test('hangs on code and name together, as every adverse row', async () => {
    const result = await send('listings', entry({ subjectName: exampleName(2), documentNo: '示市监严〔2026〕8号' }));
    expect(result).toMatchObject({ accepted: 0, returned: 1 });
  });
});
