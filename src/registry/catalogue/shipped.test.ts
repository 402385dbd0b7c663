import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import {
  checkPolicy,
  POLICY_DIRECTORY,
  type ActTemplateContent,
  type CatalogueContent,
  type Checked,
  type DisplayRulesContent,
  type MappingContent,
  type OrgansContent,
  type PolicyFault,
  type PolicyKind,
} from '../../kernel/policy/index.ts';
import { DISPLAY_CLASSES } from '../records/types.ts';
import { checkUscc } from '../uscc/index.ts';
import { VOCABULARY } from './vocabulary.ts';

let documents: readonly Checked[];
let errors: readonly PolicyFault[];
beforeAll(async () => {
  ({ documents, errors } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en'));
});
const all = <C>(kind: PolicyKind) =>
  documents.map((each) => each.document).filter((each) => each.kind === kind) as {
    id: string;
    edition: string;
    inForceFrom: string;
    inForceTo: string | null;
    content: C;
  }[];
const one = <C>(kind: PolicyKind, id: string): C => {
  const found = all<C>(kind).find((each) => each.id === id);
  if (!found) throw new Error(`${kind}/${id}`);
  return found.content;
};

test(item(7, 'every shipped policy file passes its checks'), () => {
  expect(errors).toEqual([]);
  expect(documents.length).toBeGreaterThan(30);
});

describe('catalogue', () => {
  test(item(7, 'editions of 2021, 2022 and 2024 hold 11, 12 and 13 categories (law.md §3.2)'), () => {
    const counts = all<CatalogueContent>('catalogue').map((each) => [each.edition, each.content.categories.length]);
    expect(new Map(counts as [string, number][])).toEqual(
      new Map([
        ['2021', 11],
        ['2022', 12],
        ['2024', 13],
      ]),
    );
  });

  test(item(25, 'each edition has a record type for each of the ten kinds of act'), () => {
    const ten = [
      'permit',
      'penalty',
      'compulsion',
      'confirmation',
      'levy',
      'payment',
      'adjudication',
      'compensation',
      'reward',
      'inspection',
    ];
    for (const { content } of all<CatalogueContent>('catalogue')) {
      expect(content.items.map((each) => each.kind)).toEqual(
        expect.arrayContaining(['registration', ...ten, 'abnormal_listing', 'honour']),
      );
    }
  });
});

describe('templates and mappings', () => {
  test(item(25, 'the national templates have 28 and 30 numbered fields with their codes'), () => {
    for (const [id, count, prefix] of [
      ['permit', 28, 'XK_'],
      ['penalty', 30, 'CF_'],
    ] as const) {
      const fields = one<ActTemplateContent>('act-template', id).fields.filter((each) => each.no !== undefined);
      expect(fields.map((each) => each.no)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      expect(fields.every((each) => each.code?.startsWith(prefix) || each.code === 'BZ')).toBe(true);
    }
  });

  test.each([
    ['permits-2018', 'permit'],
    ['penalties-2018', 'penalty'],
  ])('%s knows every code and Chinese name of its template', (id, template) => {
    const { columns } = one<MappingContent>('mapping', id);
    for (const field of one<ActTemplateContent>('act-template', template).fields.filter((each) => each.code)) {
      const column = columns.find((each) => each.field === field.field);
      expect(column?.codes).toContain(field.code);
      expect(column?.names.length).toBeGreaterThan(0);
    }
  });

  test('old spellings of identity columns are dropped as the new ones are', () => {
    for (const id of ['permits-2018', 'penalties-2018']) {
      const { columns } = one<MappingContent>('mapping', id);
      const dropped = columns.filter((each) => each.identity).flatMap((each) => each.codes.map((code) => code.slice(3)));
      expect(dropped).toEqual(expect.arrayContaining(['FRDB', 'FDDB', 'FR_ZJLX', 'FR_ZJHM', 'FR_SFZH', 'XDR_ZJLX', 'XDR_ZJHM', 'XDR_SFZ']));
    }
  });

  test('the kinds of penalty are those of 行政处罚法 §9', () => {
    const { codeLists } = one<ActTemplateContent>('act-template', 'penalty');
    expect(codeLists.penaltyKinds?.map((each) => each.name.zh)).toEqual([
      '警告',
      '通报批评',
      '罚款',
      '没收违法所得',
      '没收非法财物',
      '暂扣许可证件',
      '降低资质等级',
      '吊销许可证件',
      '限制开展生产经营活动',
      '责令停产停业',
      '责令关闭',
      '限制从业',
      '行政拘留',
      '其他',
    ]);
  });

  test('the shipped mappings of interfaces.md are there', () => {
    const names = [
      'permits-2018',
      'penalties-2018',
      'registrations',
      'honours',
      'honest-shops',
      'cq-companies',
      'cn-companies',
      'cosmetics-permits',
      'tax-a',
      'returned-permits',
      'returned-penalties',
    ];
    expect(all('mapping').map((each) => each.id)).toEqual(expect.arrayContaining(names));
  });
});

describe('display rules', () => {
  const sets = () => all<DisplayRulesContent>('display-rules');
  const rule = (set: string, name: string) =>
    sets()
      .find((each) => each.content.ruleSet === set && (set !== 'R2019' || each.id === 'ndrc'))
      ?.content.rules.find((each) => each.class === name);

  test('every set answers every class of act', () => {
    for (const { content } of sets()) expect(content.rules.map((each) => each.class).sort()).toEqual([...DISPLAY_CLASSES].sort());
  });

  test('on each line one set follows the other without a gap (law.md, first table)', () => {
    for (const line of ['ndrc', 'samr']) {
      const own = sets()
        .filter((each) => each.content.line === line)
        .sort((a, b) => a.inForceFrom.localeCompare(b.inForceFrom));
      expect(own.map((each) => [each.content.ruleSet, each.inForceFrom, each.inForceTo])).toEqual(
        line === 'ndrc'
          ? [
              ['R2019', '2019-07-01', '2023-04-30'],
              ['NDRC58', '2023-05-01', '2026-03-31'],
              ['NDRC36', '2026-04-01', null],
            ]
          : [
              ['R2019', '2019-07-01', '2021-08-31'],
              ['SAMR45', '2021-09-01', '2025-12-24'],
              ['SAMR107', '2025-12-25', null],
            ],
      );
    }
  });

  test.each([
    ['R2019', 'penalty_general', 12, 3, 'document'],
    ['R2019', 'penalty_serious', 36, 6, 'document'],
    ['NDRC36', 'penalty_general', 12, 3, 'document'],
    ['NDRC36', 'penalty_serious', 36, 12, 'document'],
    ['NDRC36', 'penalty_unstated', 3, null, 'document'],
    ['SAMR45', 'penalty_minor', 3, null, 'display'],
    ['SAMR45', 'penalty_general', 36, 6, 'display'],
    ['SAMR45', 'penalty_serious', 36, null, 'display'],
    ['SAMR107', 'penalty_general', 12, 3, 'document'],
  ] as const)(
    item(25, '%s %s: at most %s months, applications from %s, counted from the %s'),
    (set, name, maxMonths, minMonths, countsFrom) => {
      expect(rule(set, name)).toMatchObject({ displayed: true, maxMonths, minMonths, countsFrom });
    },
  );

  test('what is not of social impact, simple or a mere warning is displayed under no set', () => {
    for (const { content } of sets()) {
      const hidden = content.rules.filter((each) => ['penalty_simple', 'penalty_warning', 'penalty_no_impact'].includes(each.class));
      expect(hidden.map((each) => each.displayed)).toEqual([false, false, false]);
    }
  });

  test('unstated severity takes the shortest maximum that the set has for a displayed penalty, or what minor ones may have', () => {
    for (const { content } of sets()) {
      const months = content.rules.filter((each) => /^penalty_(minor|general|serious)$/.test(each.class)).map((each) => each.maxMonths);
      const least = Math.min(...months.filter((each) => each !== null));
      expect(content.rules.find((each) => each.class === 'penalty_unstated')?.maxMonths).toBe(least);
    }
  });
});

test('codes of organs are valid, and those of invented ones lie in the unassigned region', () => {
  for (const { content } of all<OrgansContent>('organs')) {
    for (const organ of content.organs.filter((each) => each.uscc !== undefined)) {
      expect([organ.code, checkUscc(organ.uscc ?? '').valid]).toEqual([organ.code, true]);
      if (content.demo) expect(organ.uscc).toMatch(/^115099/);
    }
    if (content.demo) expect(content.organs.every((each) => each.code.startsWith('demo-') && each.name.zh.includes('示例'))).toBe(true);
  }
});

test('the names that interfaces.md promises are organs', () => {
  const codes = all<OrgansContent>('organs').flatMap((each) => each.content.organs.map((organ) => organ.code));
  expect(codes).toEqual(
    expect.arrayContaining([
      'cq-amr',
      'cq-drc',
      'cq-tax',
      'cq-eeb',
      'cq-housing',
      'cq-emergency',
      'cq-commerce',
      'cq-civil',
      'cq-court',
      'demo-amr',
      'demo-drc',
      'demo-a-amr',
      'demo-b-amr',
    ]),
  );
});
