import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import type { CommandIo } from '../../../kernel/capability.ts';
import { exportedPolicy, validDraft } from '../../../kernel/policy/index.ts';
import { VOCABULARY } from '../../../registry/catalogue/index.ts';
import type { EvaluateFigure } from './figures.ts';
import { benches } from '../../../bench/index.ts';
import { benchModel } from './model.ts';

const SUBJECTS = 20_000;

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

function faultsOf(check: () => void): unknown[] {
  try {
    check();
    return [];
  } catch (error) {
    return (error as { errors?: unknown[] }).errors ?? [error];
  }
}

const notes: string[] = [];
const io = {
  json: false,
  language: 'en',
  as: { account: null, purpose: null },
  note: (line: string) => void notes.push(line),
  progress: () => ({ update: () => undefined, stop: () => undefined }),
} satisfies CommandIo;

describe(item(12, 'evaluating is measured beside others that give the same grades'), () => {
  test('the models of the measurement are models that the checker accepts, wherever it is run', async () => {
    const elsewhere = await testKernel({ jurisdiction: 'chongqing' });
    for (const { policy } of [kernel, elsewhere])
      for (const indicators of [5, 12, 200]) {
        const file = exportedPolicy(benchModel(indicators));
        expect(faultsOf(() => validDraft(policy, VOCABULARY, file, 'en'))).toEqual([]);
      }
  });

  test('ours, SQL, DuckDB and two rule engines agree on every grade, and nothing is left behind', async () => {
    const { document, text, exit } = await benches['evaluate']!(kernel, io, { subjects: SUBJECTS });
    const { figure } = document as { figure: EvaluateFigure };
    expect(exit).toBe(0);
    expect(figure.agree).toEqual({ sql: true, duck: true });
    expect(figure.models.map((each) => each.agree)).toEqual([true, true]);
    expect([figure.zen.differing, figure.rules.differing, figure.aggregated.differing]).toEqual([0, 0, 0]);
    // Each grade is given often: else agreeing would show little.
    for (const n of Object.values(figure.grades)) expect(n).toBeGreaterThan(SUBJECTS / 200);
    expect(figure.median).toBeGreaterThan(5);
    expect(figure.most).toBeGreaterThan(500);
    for (const seconds of [figure.whatIf.median, figure.stored.limit, figure.explained.commit.p50]) expect(seconds).toBeGreaterThan(0);
    expect(notes).toHaveLength(figure.rounds);
    expect(text).toContain('grades are the same: SQL, DuckDB, ZEN, json-rules-engine');
    const { rows } = await kernel.db.pool.query(`select 1 from pg_namespace where nspname = 'bench_evaluate'`);
    expect(rows).toEqual([]);
  }, 240_000);
});
