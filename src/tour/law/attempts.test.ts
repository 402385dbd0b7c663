import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ATTEMPTS, HELD_BY } from './attempts.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe.each(ATTEMPTS)('what is tried in vain: %s', (id) => {
  test('is held by a test that exists under the name that the page gives', () => {
    expect(HELD_BY[id].length).toBeGreaterThan(0);
    for (const { file, title, stands } of HELD_BY[id]) {
      const path = join(ROOT, file);
      expect(existsSync(path), file).toBe(true);
      const text = readFileSync(path, 'utf8');
      expect(stands.length).toBeGreaterThan(0);
      for (const words of stands) expect(text, `${file}: ${title}`).toContain(words);
    }
  });
});
