import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { settle } from '../../../kernel/journal/index.ts';
import { attachReader } from '../fates/attach.ts';
import { csv, exampleCode, exampleName } from '../testing/files.ts';
import { take } from '../testing/take.ts';
import { sheetRows, xlsx } from '../testing/forms.ts';

let kernel: TestKernel;

const REGISTER = ['单位名称', '注册号/统一社会信用代码', '污染源名称', '污染源编码'];
const HAZWASTE = ['企业名称', '污染源编号', '许可类型', '许可证编号', '发证日期', '许可有效期', '发证机关', '执行标准'];
const permit = (number: string, name: string, no: string): string[] => [
  name,
  number,
  '危废经营许可',
  no,
  '2019-07-03',
  '2022-07-02',
  '上海市环保局',
  '收集',
];

beforeAll(async () => {
  kernel = await testKernel();
  await take(
    kernel,
    'sh-polluters',
    csv(REGISTER, [
      [exampleName(1), exampleCode(1), exampleName(1), 'S001'],
      [exampleName(2), exampleCode(2), '示例二号分厂', 'S002'],
      [exampleName(2), exampleCode(2), '示例二号总厂', 'S003'],
      [exampleName(3), exampleCode(3), '示例共用车间', 'S004'],
      [exampleName(4), exampleCode(4), '示例共用车间', 'S005'],
    ]),
    { organ: 'sh-eeb' },
  );
});

describe(item(25, 'permits joined to a register of the same source'), () => {
  test('by number, by name of body or site; each other case has its own code', async () => {
    const { counts, batch } = await take(
      kernel,
      'sh-hazwaste-permits',
      csv(HAZWASTE, [
        permit('S001', exampleName(1), '001'),
        permit('S002', '示例二号分厂', '002'),
        permit('', '示例二号总厂', '003'),
        permit('', '示例共用车间', '004'),
        permit('S004', '示例共用车间', '005'),
        permit('S001', '虚构印染集团', '006'),
        permit('S009', '虚构印染集团', '007'),
      ]),
      { organ: 'sh-eeb' },
    );
    expect(counts).toMatchObject({ accepted: 3, waiting: 3, returned: 1, rejected: 0 });
    expect(counts.reasons).toEqual({ JOIN_AMBIGUOUS: 2, JOIN_NAME: 1, JOIN_NONE: 1 });
    const { rows } = await sql<{ name: string; permit_no: string; organ: string }>`
      select s.name, r.permit_no, r.organ from records r join subjects s on s.subject_id = r.subject_id
      where r.batch_id = ${batch} order by r.permit_no`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { name: exampleName(1), permit_no: '001', organ: 'sh-eeb' },
      { name: exampleName(2), permit_no: '002', organ: 'sh-eeb' },
      { name: exampleName(2), permit_no: '003', organ: 'sh-eeb' },
    ]);
  });

  test('what waits attaches when the register names it, by number or by name alone', async () => {
    await take(
      kernel,
      'sh-hazwaste-permits',
      csv(HAZWASTE, [permit('S021', exampleName(21), '021'), permit('S099', exampleName(22), '022')]),
      { organ: 'sh-eeb' },
    );
    await take(
      kernel,
      'sh-polluters',
      csv(REGISTER, [
        [exampleName(21), exampleCode(21), '', 'S021'],
        [exampleName(22), exampleCode(22), '', 'S022'],
      ]),
      { organ: 'sh-eeb' },
    );
    await settle(kernel, [attachReader(kernel)]);
    const { rows } = await sql<{ name: string; permit_no: string }>`
      select s.name, r.permit_no from records r join subjects s on s.subject_id = r.subject_id
      where r.permit_no in ('021', '022') order by 2`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { name: exampleName(21), permit_no: '021' },
      { name: exampleName(22), permit_no: '022' },
    ]);
  });

  test("another source's register joins nothing", async () => {
    await take(kernel, 'registrations', csv(['企业名称', '统一社会信用代码'], [[exampleName(31), exampleCode(31)]]));
    const { counts } = await take(kernel, 'sh-hazwaste-permits', csv(HAZWASTE, [permit('', exampleName(31), '031')]), { organ: 'sh-eeb' });
    expect(counts.reasons).toEqual({ JOIN_NONE: 1 });
  });
});

describe(item(25, 'several values in a cell'), () => {
  const LIST = ['许可证编号', '单位名称', '行业类别', '有效期限', '发证日期'];

  test('a permit number holds the code, one cell both days of validity', async () => {
    const { counts, batch } = await take(
      kernel,
      'mee-discharge-permits',
      csv(LIST, [
        [`${exampleCode(1)}001P`, exampleName(1), '造纸', '2020-07-27至2023-07-26', '2020-07-26'],
        [`${exampleCode(2)}1P`, exampleName(2), '造纸', '2020-07-27至2023-07-26', '2020-07-26'],
        [`${exampleCode(2).slice(0, 17)}?001P`, exampleName(2), '造纸', '2020-07-27至2023-07-26', '2020-07-26'],
        [`${exampleCode(2)}001P`, exampleName(2), '造纸', '2023-07-26至2020-07-27', '2020-07-26'],
      ]),
      { organ: 'sh-eeb' },
    );
    expect(counts).toMatchObject({ accepted: 1, waiting: 1, rejected: 2 });
    expect(counts.reasons).toEqual({ BAD_VALUE: 1, CODE_UNUSABLE: 1, BAD_DATE: 1 });
    const { rows } = await sql<{ content: object }>`
      select content from records where batch_id = ${batch}`.execute(kernel.db.kysely);
    expect(rows).toMatchObject([{ content: { validFrom: '2020-07-27', validTo: '2023-07-26' } }]);
  });
});

describe(item(25, 'what speaks against a body'), () => {
  test('goes back without a code, whatever its name says', async () => {
    const heading = ['药品品名', '标示生产企业或供货单位', '生产批号', '检验结果', '不合格项目'];
    const { counts } = await take(kernel, 'drug-spot-checks', csv(heading, [['白及', exampleName(1), '161201', '不合格', '性状']]), {
      organ: 'cn-nifdc',
    });
    expect(counts).toMatchObject({ returned: 1, reasons: { ADVERSE_NO_CODE: 1 } });
  });

  test('an imported determination that lacks what it must say is held and not shown', async () => {
    const heading = ['企业名称', '工商注册号', '组织机构代码', '统一信用代码', '失信领域'];
    const { counts, batch } = await take(
      kernel,
      'ecommerce-list',
      csv(heading, [
        [exampleName(1), '1', '2', exampleCode(1), '失信被执行人名单、工商吊销企业名单'],
        [exampleName(1), '1', '2', exampleCode(2), '工商吊销企业名单'],
        [exampleName(2), '1', '2', '', '工商吊销企业名单'],
      ]),
      { organ: 'cn-ndrc' },
    );
    expect(counts).toMatchObject({ accepted: 1, returned: 2, held: 1 });
    expect(counts.reasons).toEqual({ DETERMINATION_INCOMPLETE: 1, NAME_CODE: 1, ADVERSE_NO_CODE: 1 });
    const { rows } = await sql<{ held: string[]; released_on: string | null }>`
      select held, released_on from records where batch_id = ${batch}`.execute(kernel.db.kysely);
    expect(rows).toMatchObject([{ released_on: null }]);
    expect(rows[0]!.held).toContain('DETERMINATION_INCOMPLETE');
  });
});

describe(item(25, 'a character of private use in a name'), () => {
  test('holds an act, and is a finding of a registration', async () => {
    const name = '示例\uE123商贸有限公司';
    await take(kernel, 'registrations', csv(['企业名称', '统一社会信用代码'], [[name, exampleCode(41)]]));
    const { rows } = await sql<{ findings: string[] }>`
      select findings from registrations where uscc_given = ${exampleCode(41)}`.execute(kernel.db.kysely);
    expect(rows[0]!.findings).toContain('NAME_PRIVATE_USE');
    const heading = ['企业名称', '统一社会信用代码', '荣誉名称', '认定日期'];
    const { counts } = await take(kernel, 'honours', csv(heading, [[name, exampleCode(41), '示例荣誉', '2026-11-20']]));
    expect(counts).toMatchObject({ accepted: 1, held: 1, reasons: { NAME_PRIVATE_USE: 1 } });
  });
});

test(item(25, 'the workbook of 2016: two columns of kinds come together, a row that is not in its normal state is refused'), async () => {
  const heading = [
    'CF_WSH',
    'CF_CFMC',
    'CF_CFLB1',
    'CF_CFLB2',
    'CF_SY',
    'CF_YJ',
    'CF_XDR_MC',
    'CF_XDR_SHXYM',
    'CF_XDR_SFZ',
    'CF_FR',
    'CF_JG',
    'CF_JDRQ',
    'CF_XZJG',
    'CF_ZT',
    'DFBM',
    'SJC',
  ];
  const row = (no: string, state: string, code = exampleCode(1)): string[] => [
    no,
    '示例处罚',
    '警告',
    '罚款',
    '未标价',
    '价格法',
    code === '' ? '张示例' : exampleName(1),
    code,
    code === '' ? '1' : '',
    '张示例',
    '罚款2000元',
    '2016/5/4',
    '',
    state,
    '509900',
    '2016-05-05',
  ];
  await take(kernel, 'registrations', csv(['企业名称', '统一社会信用代码'], [[exampleName(1), exampleCode(1)]]));
  const { counts, batch } = await take(kernel, 'penalties-2016', csv(heading, [row('甲1', '0'), row('甲2', '1'), row('甲3', '0', '')]));
  expect(counts).toMatchObject({ accepted: 1, rejected: 2, reasons: { BAD_VALUE: 1, NATURAL_PERSON: 1 } });
  const { rows } = await sql<{ content: { penaltyKinds: string[] } }>`
    select content from records where batch_id = ${batch}`.execute(kernel.db.kysely);
  expect(rows[0]!.content.penaltyKinds).toEqual(['warning', 'fine']);
});

test(item(25, 'the workbook of permits of 2016: persons are refused, a permit that is not in its normal state too'), async () => {
  const heading = [
    'XK_WSH',
    'XK_XMMC',
    'XK_SPLB',
    'XK_NR',
    'XK_XDR',
    'XK_XDR_SHXYM',
    'XK_XDR_ZDM',
    'XK_XDR_GSDJ',
    'XK_XDR_SWDJ',
    'XK_XDR_SFZ',
    'XK_FR',
    'XK_JDRQ',
    'XK_JZQ',
    'XK_XZJG',
    'XK_ZT',
    'DFBM',
    'SJC',
    'BZ',
  ];
  const row = (no: string, more: Partial<Record<string, string>> = {}): string[] =>
    heading.map(
      (code) =>
        more[code] ??
        {
          XK_WSH: no,
          XK_XMMC: '示例项目',
          XK_SPLB: '普通',
          XK_NR: '准予示例',
          XK_XDR: exampleName(61),
          XK_XDR_SHXYM: exampleCode(61),
          XK_XDR_ZDM: '/',
          XK_FR: '张示例',
          XK_JDRQ: '2016/5/4',
          XK_JZQ: '2099/12/31',
          XK_ZT: '0',
          DFBM: '509900',
          SJC: '2016-05-05',
        }[code] ??
        '',
    );
  await take(kernel, 'registrations', csv(['企业名称', '统一社会信用代码'], [[exampleName(61), exampleCode(61)]]));
  const rows = [
    row('许1'),
    row('许2', { XK_ZT: '1' }),
    row('许3', { XK_XDR: '张示例', XK_XDR_SHXYM: '', XK_XDR_SFZ: '1' }),
    row('许4', { XK_SPLB: '备案', XK_JZQ: '2017-05-03' }),
  ];
  const { counts, batch } = await take(kernel, 'permits-2016', await xlsx([{ name: '行政许可', rows: sheetRows(heading, rows) }]), {
    fileName: '许可2016.xlsx',
  });
  expect(counts).toMatchObject({ accepted: 2, rejected: 2, reasons: { BAD_VALUE: 1, NATURAL_PERSON: 1 } });
  const found = await sql<{ content: Record<string, string>; document_no: string; organ: string }>`
      select content, document_no, organ from records where batch_id = ${batch} order by document_no`.execute(kernel.db.kysely);
  expect(found.rows).toMatchObject([
    { document_no: '许1', organ: 'demo-amr', content: { title: '示例项目', documentName: '示例项目', category: 'ordinary' } },
    { document_no: '许4', content: { category: 'other', validTo: '2017-05-03' } },
  ]);
  expect(found.rows[0]!.content).not.toHaveProperty('validTo');
  // Nothing of the identity columns was kept.
  expect(JSON.stringify(found.rows)).not.toContain('张示例');
});

describe(item(25, 'the industry of a body'), () => {
  const HEADING = ['企业名称', '统一社会信用代码', '所属行业'];
  const industries = async (): Promise<unknown[]> => {
    const { rows } = await sql<{ industry: string | null; findings: string[] }>`
      select s.industry, r.findings from subjects s join registrations r on r.subject_id = s.subject_id
      where s.uscc = any(${[71, 72, 73].map((n) => exampleCode(n))}) order by s.uscc`.execute(kernel.db.kysely);
    return rows.map(({ industry, findings }) => [industry, findings.includes('INDUSTRY_UNKNOWN')]);
  };
  const rows = (...given: string[]): string[][] => given.map((each, i) => [exampleName(71 + i), exampleCode(71 + i), each]);

  test('is read from a code or name; what can’t be read is counted and refuses nothing', async () => {
    const { counts } = await take(kernel, 'registrations', csv(HEADING, rows('C2614', '化工一类', '/')));
    expect(counts).toMatchObject({ accepted: 3, rejected: 0, held: 0, reasons: { INDUSTRY_UNKNOWN: 1 } });
    expect(await industries()).toEqual([
      ['C2614', false],
      [null, true],
      [null, false],
    ]);
  });

  test('follows its source, and stays where a later row leaves it out', async () => {
    const { counts } = await take(kernel, 'registrations', csv(HEADING, rows('', '批发业', '2614')));
    expect(counts).toMatchObject({ replaced: 3, reasons: {} });
    expect(await industries()).toEqual([
      ['C2614', false],
      ['F51', false],
      ['C2614', false],
    ]);
  });
});

describe(item(25, 'the class of size of a body'), () => {
  const HEADING = ['企业名称', '统一社会信用代码', '企业划型'];
  const take3 = (...given: string[]) =>
    take(
      kernel,
      'registrations',
      csv(
        HEADING,
        given.map((each, i) => [exampleName(81 + i), exampleCode(81 + i), each]),
      ),
    );
  const sizes = async (): Promise<(string | null)[]> => {
    const { rows } = await sql<{ size: string | null }>`
      select size from subjects where uscc = any(${[81, 82, 83].map((n) => exampleCode(n))}) order by uscc`.execute(kernel.db.kysely);
    return rows.map(({ size }) => size);
  };

  test('is what its source states, by either of its words; another word states none and refuses nothing', async () => {
    expect((await take3('微型企业', '大型', '巨型')).counts).toMatchObject({ accepted: 3, rejected: 0, held: 0 });
    expect(await sizes()).toEqual(['micro', 'large', null]);
  });

  test('follows its source, and stays where a later row leaves it out', async () => {
    await take3('', '中型', '小型');
    expect(await sizes()).toEqual(['micro', 'medium', 'small']);
  });
});
