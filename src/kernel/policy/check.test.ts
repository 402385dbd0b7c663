import { describe, expect, test } from 'vitest';
import { checkPolicy } from './check.ts';
import { division, document, field, filesWith, item, organ, rule, SOUND, VOCABULARY, withPolicy, type Json } from './testing/planted.ts';

/** Faults as `file path CODE`, the way a person finds them. */
async function faultsOf(files: Record<string, Json | string>): Promise<string[]> {
  const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'en'));
  for (const each of errors) expect(each.message).not.toBe('');
  return errors.map((each) => `${each.file} ${each.path} ${each.code}`);
}
const sound = (name: string): Json => structuredClone(SOUND[name]?.() ?? {});
const content = (file: Json): Json => file.content as Json;

/** A sound file, changed. */
function changed(name: string, change: (file: Json) => void): Json {
  const file = sound(name);
  change(file);
  return file;
}

test('sound files pass, and the generated schemas are no policy files', async () => {
  const files = { ...filesWith('organs', sound('organs')), 'schemas/organs.json': 'not even json' };
  expect(await faultsOf(files)).toEqual([]);
});

describe('a file against its schema', () => {
  test('text that is no JSON is named', async () => {
    expect(await faultsOf(filesWith('organs', '{'))).toEqual(['national/organs.json  NOT_JSON']);
  });

  test('an unknown kind is named', async () => {
    expect(await faultsOf(filesWith('organs', document('songs', 'a', {})))).toEqual(['national/organs.json /kind KIND_UNKNOWN']);
  });

  test('a missing source is named', async () => {
    const bare = changed('organs', (file) => delete file.sources);
    expect(await faultsOf(filesWith('organs', bare))).toEqual(['national/organs.json  FIELD_MISSING']);
    expect(await faultsOf(filesWith('organs', { ...sound('organs'), sources: [] }))).toEqual(['national/organs.json /sources VALUE_WRONG']);
  });

  test('every fault of a file is named with its path, in both languages', async () => {
    const wrong = document('organs', 'organs', {
      demo: true,
      organs: [organ('a', { line: 'police', colour: 'red', validFrom: '2018-02-30' })],
    });
    const files = filesWith('organs', wrong);
    expect(await faultsOf(files)).toEqual([
      'national/organs.json /content/organs/0 FIELD_UNKNOWN',
      'national/organs.json /content/organs/0/line VALUE_NOT_LISTED',
      'national/organs.json /content/organs/0/validFrom VALUE_WRONG',
    ]);
    const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'zh-CN'));
    expect(errors[1]?.message).toBe('只能是下列之一：samr, ndrc');
  });

  test('a mark that the list does not know is named', async () => {
    expect(await faultsOf(filesWith('organs', { ...sound('organs'), verified: 'sure' }))).toEqual([
      'national/organs.json /verified VALUE_NOT_LISTED',
    ]);
  });
});

describe('sources', () => {
  test('blank titles are named', async () => {
    expect(await faultsOf(filesWith('organs', { ...sound('organs'), sources: [{ title: ' ' }] }))).toContain(
      'national/organs.json /sources/0/title SOURCE_WITHOUT_TITLE',
    );
  });

  test('official needs the date of the text, in the head and inside', async () => {
    const head = { ...sound('organs'), verified: 'official', sources: [{ title: '某法' }] };
    expect(await faultsOf(filesWith('organs', head))).toEqual(['national/organs.json /sources OFFICIAL_WITHOUT_DATE']);
    const inside = changed('rules', (file) => {
      content(file).rules = [
        rule('permit', { verified: 'official', basis: '某法第一条' }),
        rule('penalty_minor', { verified: 'official', basis: '某法（2021-01-22文本）第一条' }),
      ];
    });
    expect(await faultsOf(filesWith('rules', inside))).toEqual(['national/rules.json /content/rules/0 OFFICIAL_WITHOUT_DATE']);
  });
});

describe('dates', () => {
  test('an end before the beginning is named', async () => {
    expect(await faultsOf(filesWith('organs', { ...sound('organs'), inForceTo: '2019-12-31' }))).toEqual([
      'national/organs.json /inForceTo DATES_REVERSED',
    ]);
  });

  test('two editions of one id in force on one day are named; neighbours are not', async () => {
    const next = (from: string, ruleSet = 'R2'): Record<string, Json> => {
      const content = { ...(sound('rules').content as Json), ruleSet };
      return { 'national/rules-2.json': { ...sound('rules'), edition: '2', inForceFrom: from, content } };
    };
    const first = { ...sound('rules'), inForceTo: '2021-12-31' };
    expect(await faultsOf(filesWith('rules', first, next('2021-12-31')))).toEqual(['national/rules-2.json /inForceFrom EDITIONS_OVERLAP']);
    expect(await faultsOf(filesWith('rules', first, next('2022-01-01')))).toEqual([]);
    // Records are judged by the name of the set.
    expect(await faultsOf(filesWith('rules', first, next('2022-01-01', 'R1')))).toEqual([
      'national/rules.json /content/ruleSet RULE_SET_TWICE',
    ]);
  });

  test('the same edition in two files is named', async () => {
    const twice = { 'national/rules-2.json': { ...sound('rules'), inForceFrom: '2022-01-01' } };
    expect(await faultsOf(filesWith('rules', { ...sound('rules'), inForceTo: '2021-12-31' }, twice))).toEqual([
      'national/rules.json /edition EDITION_TWICE',
    ]);
  });
});

describe('organs and divisions', () => {
  const organs = (...list: Json[]) => document('organs', 'organs', { demo: true, organs: list });
  const divisions = (...list: Json[]) => document('divisions', 'divisions', { divisions: list });

  test('parents and successors must be there', async () => {
    const list = organs(
      organ('a', { lineParent: 'x', validTo: '2020-01-01', successor: 'gone' }),
      organ('b', { districtParent: 'y', district: '000000' }),
    );
    expect(await faultsOf(filesWith('organs', list))).toEqual([
      'national/organs.json /content/organs/0/lineParent DANGLING',
      'national/organs.json /content/organs/0/successor DANGLING',
      'national/organs.json /content/organs/1/district DANGLING',
      'national/organs.json /content/organs/1/districtParent DANGLING',
    ]);
  });

  test('an organ of a jurisdiction may hang on a national one, never the other way', async () => {
    const local = { ...organs(organ('c', { lineParent: 'a' })), id: 'local' };
    expect(await faultsOf(filesWith('organs', sound('organs'), { 'demo/organs.json': local }))).toEqual([]);
    const national = organs(organ('a', { lineParent: 'c' }), organ('b'));
    const free = { ...organs(organ('c')), id: 'local' };
    expect(await faultsOf(filesWith('organs', national, { 'demo/organs.json': free }))).toEqual([
      'national/organs.json /content/organs/0/lineParent DANGLING',
    ]);
  });

  test('circles, codes twice and successors without an end are named', async () => {
    const list = organs(organ('a', { lineParent: 'b' }), organ('b', { lineParent: 'a' }), organ('b', { lineParent: 'a', successor: 'a' }));
    const found = await faultsOf(filesWith('organs', list));
    expect(found).toContain('national/organs.json /content/organs/0/lineParent CIRCLE');
    expect(found).toContain('national/organs.json /content/organs/2/code CODE_TWICE');
    expect(found).toContain('national/organs.json /content/organs/2/validTo SUCCESSOR_WITHOUT_END');
  });

  test('periods of one division may touch, not overlap; successors must be there', async () => {
    const touching = divisions(
      division('509901', { validTo: '2020-01-01', successors: ['509901'] }),
      division('509901', { validFrom: '2020-01-02' }),
    );
    expect(await faultsOf(filesWith('divisions', touching))).toEqual([]);
    const wrong = divisions(
      division('509901', { validTo: '2020-01-02', successors: ['509999'] }),
      division('509901', { validFrom: '2020-01-02' }),
    );
    expect(await faultsOf(filesWith('divisions', wrong))).toEqual([
      'national/divisions.json /content/divisions/0/successors/0 DANGLING',
      'national/divisions.json /content/divisions/1/validFrom PERIODS_OVERLAP',
    ]);
  });
});

describe('acts', () => {
  test('a display class without an answer is named, one that nobody knows as well', async () => {
    const one = changed('rules', (file) => (content(file).rules = [rule('permit'), rule('parking')]));
    expect(await faultsOf(filesWith('rules', one))).toEqual([
      'national/rules.json /content/rules CLASS_UNCOVERED',
      'national/rules.json /content/rules/1/class CLASS_UNKNOWN',
    ]);
  });

  test('nobody may apply later than the display ends', async () => {
    const one = changed('rules', (file) => (content(file).rules = [rule('permit', { minMonths: 13 }), rule('penalty_minor')]));
    expect(await faultsOf(filesWith('rules', one))).toEqual(['national/rules.json /content/rules/0/minMonths DISPLAY_LONGER_THAN_MAX']);
  });

  test('an identity field is PERSONAL, and what is PERSONAL is an identity field', async () => {
    const one = changed('template', (file) => {
      content(file).fields = [
        field('subjectName', { level: 'PERSONAL' }),
        field('uscc'),
        field('decided'),
        field('idNumber', { identity: true, level: 'INTERNAL' }),
      ];
    });
    expect(await faultsOf(filesWith('template', one))).toEqual([
      'national/template.json /content/fields/0 PERSONAL_NOT_IDENTITY',
      'national/template.json /content/fields/3/level IDENTITY_NOT_PERSONAL',
    ]);
  });

  test('a mapping that would let an identity column in is named', async () => {
    const one = changed('mapping', (file) => (content(file).columns = [{ field: 'idNumber', names: ['证件号码'], codes: [] }]));
    expect(await faultsOf(filesWith('mapping', one))).toEqual(['national/mapping.json /content/columns/0 IDENTITY_NOT_DROPPED']);
  });

  test('a mapping may only name fields of its template, an item of the catalogue and headings once', async () => {
    const one = changed('mapping', (file) => {
      Object.assign(content(file), { item: 'levy', organField: 'organ', constants: { colour: 'red' } });
      content(file).columns = [
        { field: 'subjectName', names: ['名称（全称）'], codes: [] },
        { field: 'uscc', names: ['名称(全称)'], codes: [], transform: 'enum' },
      ];
    });
    expect(await faultsOf(filesWith('mapping', one))).toEqual([
      'national/mapping.json /content/columns/1 CODE_TWICE',
      'national/mapping.json /content/columns/1 VALUES_MISSING',
      'national/mapping.json /content/constants/colour FIELD_NOT_IN_TEMPLATE',
      'national/mapping.json /content/item DANGLING',
      'national/mapping.json /content/organField FIELD_NOT_IN_TEMPLATE',
    ]);
  });

  test('items stand in a category of their edition and name a template and a known kind', async () => {
    const one = changed('catalogue', (file) => (content(file).items = [item('permit', { category: 'x', template: 'y', kind: 'z' })]));
    expect(await faultsOf(filesWith('catalogue', one))).toEqual([
      'national/catalogue.json /content/items/0/category DANGLING',
      'national/catalogue.json /content/items/0/kind KIND_OF_ACT_UNKNOWN',
      'national/catalogue.json /content/items/0/template DANGLING',
    ]);
  });
});
