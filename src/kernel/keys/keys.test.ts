import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { key } from './index.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'xh-keys-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('a key is made once, differs by use, and only its owner may read it', async () => {
  const first = await key(directory, 'csrf');
  expect(first).toHaveLength(32);
  expect(await key(directory, 'csrf')).toEqual(first);
  expect(await key(directory, 'session')).not.toEqual(first);
  expect((await stat(join(directory, 'keys'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, 'keys/csrf.key'))).mode & 0o777).toBe(0o600);
});

test('processes that make a key at once all get the same, and leave nothing half', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => key(directory, 'person')));
  expect(new Set(made.map((each) => each.toString('hex'))).size).toBe(1);
  expect(await readdir(join(directory, 'keys'))).toEqual(['person.key']);
});

test('a key file cut short is refused, not used', async () => {
  await key(directory, 'report');
  await writeFile(join(directory, 'keys/report.key'), 'abcd\n');
  await expect(key(directory, 'report')).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
});
