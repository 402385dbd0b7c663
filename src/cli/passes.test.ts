import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { item } from '../../test/support/item.ts';
import type { AnyPass } from '../during/evaluation/index.ts';
import { PASSES } from './passes.ts';

const SRC = join(import.meta.dirname, '..');

describe(item(12, 'what a thread over the register can do'), () => {
  test('is every pass of the house, each by a name of its own', async () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-pass.ts'));
    const passOf = async (file: string): Promise<AnyPass> => ((await import(file)) as { pass: AnyPass }).pass;
    const found = await Promise.all(files.map((file) => passOf(join(SRC, file))));
    expect(found).toHaveLength(3);
    expect(new Set(PASSES)).toEqual(new Set(found));
    expect(new Set(PASSES.map(({ name }) => name)).size).toBe(PASSES.length);
  });
});
