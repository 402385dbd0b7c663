import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { clockAt } from '../../kernel/clock/index.ts';
import { document, organ, withPolicy } from '../../kernel/policy/testing/planted.ts';
import { policyCheck, type CheckOptions } from './command.ts';

interface Document {
  files: number;
  errors: { file: string; path: string; line: number; code: string; message: string }[];
  walked: Record<'procedures' | 'states' | 'standings' | 'ways', number>;
  goLive?: { day: string; open: { kind: string; id: string; edition: string; missing: string[] }[] };
}
const clock = clockAt(Temporal.PlainDate.from('2026-11-24'));
const run = async (options: CheckOptions, language: 'zh-CN' | 'en' = 'en') => {
  const result = await policyCheck(options, language, clock);
  return { ...result, document: result.document as Document };
};

describe('policy check', () => {
  test(item(33, 'the shipped files pass'), async () => {
    const { document: found, exit, text } = await run({});
    expect(found.errors).toEqual([]);
    expect(found.files).toBeGreaterThan(30);
    expect(exit).toBe(0);
    const { procedures, states, standings, ways } = found.walked;
    expect(text.split('\n')).toEqual([
      `${found.files} files checked, nothing wrong`,
      `${procedures} procedures, ${states} states (${standings} with the facts of the way), ${ways} ways walked`,
    ]);
    expect(standings).toBeGreaterThan(states);
    expect(found).not.toHaveProperty('goLive');
  });

  test('a fault ends with 1 and names file, path and what is wrong in the reader’s language', async () => {
    const bad = document('organs', 'organs', {
      demo: true,
      organs: [organ('a', { validTo: '2020-01-01', successor: 'b' })],
    });
    await withPolicy({ 'national/organs.json': bad }, async (directory) => {
      const { document: found, exit, text } = await run({ directory });
      expect(exit).toBe(1);
      expect(found).toEqual({
        files: 1,
        walked: { procedures: 0, states: 0, standings: 0, ways: 0 },
        errors: [
          {
            file: 'national/organs.json',
            path: '/content/organs/0/successor',
            line: expect.any(Number),
            code: 'DANGLING',
            message: 'refers to "b", which does not exist',
          },
        ],
      });
      const { line } = found.errors[0]!;
      const written = await readFile(`${directory}/national/organs.json`, 'utf8');
      expect(written.split('\n')[line - 1]).toContain('"successor"');
      expect(text).toContain(`national/organs.json:${line} /content/organs/0/successor`);
      expect((await run({ directory }, 'zh-CN')).document.errors[0]?.message).toBe('引用的“b”不存在');
    });
  });

  test('--go-live lists what is in force and neither official throughout nor countersigned; it is no fault', async () => {
    const official = (edition: string, over: object) =>
      document(
        'organs',
        edition,
        { demo: true, organs: [organ(`organ-${edition}`, { verified: 'official' })] },
        { edition, verified: 'official', sources: [{ title: '示例法（2020-01-01文本）' }], ...over },
      );
    const files = {
      'national/a.json': official('1', {}),
      'national/b.json': document('organs', '2', { demo: true, organs: [organ('organ-2')] }, { edition: '2' }),
      'national/c.json': official('3', { inForceTo: '2026-11-23' }),
    };
    await withPolicy(files, async (directory) => {
      const { document: found, exit, text } = await run({ directory, goLive: true });
      expect(exit).toBe(0);
      expect(found.goLive?.day).toBe('2026-11-24');
      expect(found.goLive?.open.map((each) => [each.id, each.missing])).toEqual([
        ['1', ['countersignature']],
        ['2', ['official', 'countersignature']],
      ]);
      expect(text).toContain('not countersigned by the legal office');
    });
  });

  test('--go-live looks at the data of one jurisdiction: what is invented never goes live', async () => {
    const kinds = async (jurisdiction: string) =>
      (await run({ goLive: true, jurisdiction })).document.goLive?.open.filter((each) => each.kind === 'organs').map((each) => each.id);
    expect(await kinds('chongqing')).toEqual(['chongqing', 'national', 'other-places']);
    expect(await kinds('demo')).toEqual(['demo', 'national', 'other-places']);
  });

  test('nothing shipped may carry an adverse effect before somebody has signed it', async () => {
    const { document: found } = await run({ goLive: true });
    const open = new Set(found.goLive?.open.map((each) => `${each.kind}/${each.id}@${each.edition}`));
    expect([...open]).toEqual(
      expect.arrayContaining(['display-rules/ndrc@2026', 'display-rules/samr@2025', 'catalogue/public-credit@2024']),
    );
    expect(open.has('display-rules/samr@2021')).toBe(false);
  });
});
