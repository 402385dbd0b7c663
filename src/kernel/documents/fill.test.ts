import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { DocumentTemplateContent } from '../policy/index.ts';
import { fill, placesOf } from './fill.ts';

const both = (zh: string) => ({ zh, en: zh });
const template: DocumentTemplateContent = {
  heading: both('告知书'),
  parts: [
    { part: 'body', text: both('{subject}：\n案号{case-number}。') },
    { part: 'facts', title: both('一、{title}'), text: both('{facts}') },
  ],
};
const values = { subject: '甲', 'case-number': '1号', title: '事实', facts: '货值\n12元' };

describe(item(28, 'a template is filled'), () => {
  test('with every value in its place, paragraph by paragraph', () => {
    expect(placesOf(template)).toEqual(['subject', 'case-number', 'title', 'facts']);
    expect(fill(template, values)).toEqual({
      heading: '告知书',
      parts: [
        { title: null, paragraphs: ['甲：', '案号1号。'] },
        { title: '一、事实', paragraphs: ['货值', '12元'] },
      ],
    });
  });

  test('a value that nobody gives, or an empty one, is named, all at once', () => {
    const refused = (given: Record<string, string>) => {
      try {
        fill(template, given);
      } catch (error) {
        return (error as { params: { reason: string } }).params.reason;
      }
      return undefined;
    };
    expect(refused({ ...values, facts: ' \n' })).toMatch(/facts$/);
    expect(refused({ subject: '甲', title: '事实' })).toMatch(/：case-number, facts$/);
    // Not from the prototype.
    expect(refused({ ...values, facts: '{constructor}' })).toBeUndefined();
  });

  test('a sentence that ends by itself gets no second stop', () => {
    const stopped = { ...template, parts: [{ part: 'body' as const, text: both('{facts}。{title}。完') }] };
    expect(fill(stopped, { facts: '经查。', title: '事实' }).parts[0]!.paragraphs).toEqual(['经查。事实。完']);
  });

  test('what a value holds is never filled in turn, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '$', '&', '1', 'facts', 'subject', '甲', '\\') });
    fc.assert(
      fc.property(text, (facts) => {
        fc.pre(facts.trim() !== '');
        expect(fill(template, { ...values, facts }).parts[1]!.paragraphs).toEqual([facts]);
      }),
    );
  });
});
