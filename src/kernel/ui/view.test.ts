import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosen, readViews, VIEW_CHOICES, VIEWS, withView, writeViews } from './view.ts';

test('views add up, plain takes all away, and a cookie brings back what was chosen', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...VIEW_CHOICES)), (choices) => {
      const views = choices.reduce<ReturnType<typeof readViews>>((held, choice) => chosen(held, choice), []);
      const since = choices.slice(choices.lastIndexOf('plain') + 1);
      expect(new Set(views)).toEqual(new Set(since));
      expect(readViews(writeViews(views))).toEqual(views);
    }),
  );
});

test('a cookie that somebody else wrote is no more than its views', () => {
  fc.assert(fc.property(fc.string(), (text) => readViews(text).every((view) => VIEWS.includes(view))));
  expect(readViews('contrast.large.contrast"><b>')).toEqual(['large', 'contrast']);
  expect(readViews('contrast"><b>')).toEqual([]);
  expect(readViews(undefined)).toEqual([]);
});

test('the choice is added to an address with and without a query', () => {
  expect(withView('/', 'large')).toBe('/?view=large');
  expect(withView('/search?query=a', 'plain')).toBe('/search?query=a&view=plain');
});
