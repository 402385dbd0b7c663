import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUILT, choose, CROSSING } from './reach.mjs';

/** A small house: `grade` is read by `page`, straight, and by `list` through the door of its room. */
const HOUSE = new Map(
  Object.entries({
    'src/capabilities.ts': `import { room } from './room/index.ts';`,
    'src/room/grade.ts': `import type { Page } from '../page.tsx';`,
    'src/room/index.ts': `export { grade } from './grade.ts';`,
    'src/room/child.mjs': '',
    'src/page.tsx': `import { grade } from './room/grade.ts';`,
    'src/list.ts': `import { grade } from './room/index.ts';`,
    'src/workbench/capability.ts': '',
    'workbench/src/main.tsx': `import { sheet } from './sheet.tsx';`,
    'workbench/src/sheet.tsx': '',
    'src/room/grade.test.ts': `import { grade } from './grade.ts';`,
    'src/room/kill.test.ts': `const child = new URL('./child.mjs', import.meta.url);`,
    'src/page.test.ts': `import {\n  page,\n} from './page.tsx';`,
    'src/list.test.ts': `const { list } = await import('./list.ts');`,
    'src/other.test.ts': '',
    'test/whole.test.ts': `import { capabilities } from '../src/capabilities.ts';`,
    'test/words.test.ts': '',
    'test/browser/page.test.ts': `import { page } from '../../src/page.tsx';`,
    'test/browser/sheet.test.ts': `import { workbench } from '../../src/workbench/capability.ts';`,
    'test/faults/kill.test.ts': `import { list } from '../../src/list.ts';`,
  }),
);
const chosen = (...changed) => choose(HOUSE, changed);
const reasons = ({ tests }) => Object.fromEntries(tests);
const ALWAYS = { 'test/whole.test.ts': 'always', 'test/words.test.ts': 'always' };

describe('a change', () => {
  test('reaches what imports it, straight, through others and when asked for late; the two that go across always run', () => {
    const cause = 'src/room/grade.ts';
    expect(reasons(chosen(cause))).toEqual({
      'src/room/grade.test.ts': cause,
      'src/page.test.ts': cause,
      'src/list.test.ts': cause,
      'test/whole.test.ts': cause,
      'test/words.test.ts': 'always',
    });
  });

  test('reaches nobody by a type alone', () => {
    expect(reasons(chosen('src/page.tsx'))).toEqual({ 'src/page.test.ts': 'src/page.tsx', ...ALWAYS });
  });

  test('of a test, of a program that a test starts, of a document', () => {
    expect(reasons(chosen('src/other.test.ts'))).toEqual({ 'src/other.test.ts': 'src/other.test.ts', ...ALWAYS });
    expect(reasons(chosen('src/room/child.mjs'))).toEqual({ 'src/room/kill.test.ts': 'src/room/child.mjs', ...ALWAYS });
    expect(reasons(chosen('docs/map.md'))).toEqual(ALWAYS);
  });

  test('of the workbench runs the journeys that open it; other journeys and faults are left, and counted', () => {
    const { journeys, left } = chosen('workbench/src/sheet.tsx');
    expect([Object.fromEntries(journeys), left]).toEqual([{ 'test/browser/sheet.test.ts': 'workbench/src/sheet.tsx' }, 0]);
    const room = chosen('src/room/grade.ts');
    expect([room.journeys.size, room.left]).toEqual([0, 2]);
    expect([...chosen('test/browser/page.test.ts').journeys.keys()]).toEqual(['test/browser/page.test.ts']);
    expect(chosen('test/faults/kill.test.ts').tests.get('test/faults/kill.test.ts')).toBe('test/faults/kill.test.ts');
  });

  test.each(['policy/national/laws.json', 'migrations/0001.sql', 'package-lock.json', 'test/support/item.ts', 'vitest.config.ts'])(
    'of %s is everything',
    (file) => {
      const { everything, all, tests } = chosen('src/other.test.ts', file);
      expect([everything, all.length, tests]).toEqual([file, 10, undefined]);
    },
  );
});

test('what is named here is there', () => {
  for (const file of [...CROSSING, BUILT.from, BUILT.to]) expect(existsSync(file), file).toBe(true);
});
