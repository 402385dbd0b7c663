import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../../test/support/item.ts';
import { parseWan, parseYuan } from '../../../../kernel/money/index.ts';
import { amountIn } from './amounts.ts';
import { parseRange } from './ranges.ts';

describe(item(25, 'two days in one cell'), () => {
  test.each([
    ['2020-07-27至2023-07-26', '2020-07-27', '2023-07-26'],
    ['2020年7月27日—2023年7月26日', '2020-07-27', '2023-07-26'],
    ['自2020.07.27起至2023.07.26止', '2020-07-27', '2023-07-26'],
    ['20200727-20230726', '2020-07-27', '2023-07-26'],
    ['2020-07-27-2023-07-26', '2020-07-27', '2023-07-26'],
    ['2020/7/27 ～ 2023/7/26', '2020-07-27', '2023-07-26'],
    ['2014年04月11日至长期', '2014-04-11', null],
    ['2014年04月11日至', '2014-04-11', null],
  ])('%s', (text, from, to) => expect(parseRange(text)).toEqual({ from, to }));

  test.each(['2020-07-27', '2023-07-26至2020-07-27', '2020-02-30至2021-01-01', '至2023-07-26', '三年', '2020-2023', ''])(
    'nothing in %j',
    (text) => expect(parseRange(text)).toBeUndefined(),
  );

  test('agrees with its two days, whatever stands between them', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
    const iso = (d: Date): string => d.toISOString().slice(0, 10);
    const forms = [
      (d: string) => d,
      (d: string) => d.replaceAll('-', ''),
      (d: string) => d.replaceAll('-', '/'),
      (d: string) => d.replace(/^(....)-(..)-(..)$/u, '$1年$2月$3日'),
    ];
    fc.assert(
      fc.property(day, day, fc.nat(3), fc.nat(3), fc.constantFrom('至', '到', '~', '—', ' - '), (a, b, i, j, between) => {
        const [from, to] = [iso(a), iso(b)];
        const read = parseRange(`${forms[i]!(from)}${between}${forms[j]!(to)}`);
        expect(read).toEqual(from <= to ? { from, to } : undefined);
      }),
    );
  });
});

describe(item(25, 'amounts that state their own unit'), () => {
  test.each([
    ['0.2', 200_000],
    ['2000元', 200_000],
    ['2万元', 2_000_000],
    ['2万', 2_000_000],
    ['贰万元整', 2_000_000],
    ['人民币贰万元整（￥20000.00）', 2_000_000],
    ['叁仟伍佰元', 350_000],
    ['壹佰贰拾元伍角', 12_050],
  ])('%s in a column of 万元', (text, fen) => expect(amountIn(text, parseWan)).toBe(fen));

  test('a plain figure has the unit of its column', () => {
    expect(amountIn('2000', parseYuan)).toBe(200_000);
    expect(amountIn('2000', parseWan)).toBe(2_000_000_000);
  });

  test.each(['贰万', '二十', '2万元或3万元', '2万元、3万元', '约2万元', '2千克', '罚款2万元', '-2', '1e3', '整', ''])(
    'nothing in %j',
    (text) => expect(amountIn(text, parseWan)).toBe(text === '贰万' ? 2_000_000 : undefined),
  );
});
