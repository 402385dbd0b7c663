import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, narrowed, type Option } from './options.ts';

const OPTIONS: Option[] = [
  { value: 'penalties-2018', label: '行政处罚导入（2018年模板）', group: '行政处罚' },
  { value: 'honours', label: '荣誉导入', group: '荣誉' },
  { value: 'penalties-2016', label: '行政处罚导入（2016年模板）', group: '行政处罚' },
  { value: 'contracts', label: '合同履行信息导入' },
];
const values = (options: readonly Option[]) => options.map(({ value }) => value);

describe('a long choice', () => {
  test('is narrowed by letters of name, code or group; what is chosen stays', () => {
    expect(values(narrowed(OPTIONS, '处罚 2016', ''))).toEqual(['penalties-2016']);
    expect(values(narrowed(OPTIONS, 'PENAL', 'honours'))).toEqual(['penalties-2018', 'honours', 'penalties-2016']);
    expect(values(narrowed(OPTIONS, '', ''))).toEqual(values(OPTIONS));
    expect(values(narrowed(OPTIONS, '没有', ''))).toEqual([]);
  });

  test('stands in groups of two and more; each option once', () => {
    const { alone, groups } = grouped(OPTIONS);
    expect(values(alone)).toEqual(['honours', 'contracts']);
    expect(groups.map(({ group, options }) => [group, values(options)])).toEqual([['行政处罚', ['penalties-2018', 'penalties-2016']]]);
    const any = fc.uniqueArray(fc.record({ value: fc.string(), label: fc.string(), group: fc.constantFrom('a', 'b', '') }), {
      selector: ({ value }) => value,
    });
    fc.assert(
      fc.property(any, (options) => {
        const found = grouped(options);
        const all = [...found.alone, ...found.groups.flatMap((each) => each.options)];
        expect(values(all).sort()).toEqual(values(options).sort());
      }),
    );
  });
});
