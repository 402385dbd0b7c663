import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { settle } from '../../kernel/journal/index.ts';
import { exampleCode, penalty, registration } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { renewDue } from './due.ts';
import { explainBody } from './explain.ts';
import { evaluationReader } from './reader.ts';

const MODEL = 'example-supervision';
const FOUNDED = ['2020-01-02', '2020-01-31', '2015-06-30', '2026-11-27', '2023-12-05'];
const PUNISHED = ['2024-11-28', '2023-12-01', '2025-12-03'];
const director: Caller = { ...ANONYMOUS, account: 'director', role: 'director', organ: 'demo-drc', purpose: '核对' };

let kernel: TestKernel;

beforeAll(async () => {
  kernel = await testKernel({ today: '2026-11-27' });
  await register(kernel, ...FOUNDED.map((day, n) => registration(n + 1, { 成立日期: day })));
  const rows = PUNISHED.map((day, n) => penalty(n + 1, { CF_WSH: `示市监罚〔2026〕${n}号`, CF_JDRQ: day }));
  await punish(kernel, ...rows);
  await settle(kernel, [evaluationReader(kernel)]);
});

describe(item(12, 'a day wakes those whose values it changes, and nobody else'), () => {
  /** What an evaluation rests on, body by body: each raw value with its records. */
  const restsOn = async (): Promise<string[]> =>
    Promise.all(
      FOUNDED.map(async (_, n) => {
        const { indicators } = await explainBody(kernel, exampleCode(n + 1), { model: MODEL }, director);
        return JSON.stringify(indicators.map(({ id, raw, records, others }) => [id, raw, records, others]));
      }),
    );
  const wokenOn = async (day: string): Promise<string[]> => {
    const { rows } = await sql<{ uscc: string }>`
      select s.uscc from evaluation_standing e join subjects s using (subject_id)
      where e.model = ${MODEL} and e.as_of = ${day}::date order by s.uscc`.execute(kernel.db.kysely);
    return rows.map(({ uscc }) => uscc);
  };

  test('through a month, day by day, against each body looked at anew', async () => {
    let [before, woken] = [await restsOn(), 0];
    for (let n = 1; n <= 31; n += 1) {
      const day = new Date(Date.UTC(2026, 10, 27 + n)).toISOString().slice(0, 10);
      kernel.clock.set(`${day}T04:00:00Z`);
      const now = await restsOn();
      const changed = FOUNDED.map((_, at) => exampleCode(at + 1)).filter((_, at) => now[at] !== before[at]);
      await renewDue(kernel, day);
      expect(await wokenOn(day), day).toEqual(changed.toSorted());
      woken += changed.length;
      before = now;
    }
    // A month of each body's age, and the windows and steps of three penalties.
    expect(woken).toBeGreaterThan(FOUNDED.length);
  });
});
