import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withValue, type Json } from './document.ts';
import { notOfAModel } from './shape.ts';

const policy = join(import.meta.dirname, '../../../../../policy');
const demo = JSON.parse(readFileSync(join(policy, 'demo/model/example-supervision-1.json'), 'utf8')) as Json;

test('every shipped model can be drawn by the form', () => {
  let drawn = 0;
  for (const place of ['national', 'chongqing', 'demo']) {
    for (const file of readdirSync(join(policy, place, 'model'))) {
      expect(notOfAModel(JSON.parse(readFileSync(join(policy, place, 'model', file), 'utf8')) as Json)).toBeUndefined();
      drawn += 1;
    }
  }
  expect(drawn).toBeGreaterThan(3);
});

test.each<[string, string, Json | undefined]>([
  ['/content/groups', '/content/groups', 'none'],
  ['/content/groups/0/title/zh', '/content/groups/0/title', 'a name'],
  ['/content/indicators/1/points/kind', '/content/indicators/1/points', undefined],
  ['/content/indicators/0/select/items', '/content/indicators/0/select', {}],
  ['/content/vetoes/0/when', '/content/vetoes/0/when', undefined],
  ['/content/start/cases/0/when/0', '/content/start/cases/0/when', [3]],
  ['/content/score', '/content/score', null],
  ['/content/appliesTo/kinds', '/content/appliesTo/kinds', [1]],
])('a document that it can’t draw is known by its place: %s', (found, at, value) => {
  expect(notOfAModel(withValue(demo, at, value))).toBe(found);
});

test('anything else is no model', () => {
  for (const value of [null, 3, 'text', [], {}, { content: {} }] as Json[]) expect(notOfAModel(value)).toBeDefined();
});
