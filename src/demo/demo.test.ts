import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testKernel } from '../../test/support/kernel.ts';
import { FIXED } from './fixed.ts';
import { demoSendings, loadDemo } from './index.ts';

describe('the invented city', () => {
  test('is the same on every machine, and every name and number says that it is invented', async () => {
    const kernel = await testKernel({ today: '2026-11-24', jurisdiction: 'demo' });
    const sendings = demoSendings(kernel);
    expect(sendings).toEqual(demoSendings(kernel));
    const rows = sendings.flatMap((s) => s.rows);
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      expect(row['subjectName']).toContain('示例');
      expect(row['uscc']?.slice(2, 8)).toBe('509900');
    }
  });

  test('comes in through the same intake: late, bad, held, returned and ended rows are among them', async () => {
    const kernel = await testKernel({ today: '2026-11-24', jurisdiction: 'demo' });
    await loadDemo(kernel);
    const { rows } = await sql<Record<string, number>>`
      select sum(accepted)::int as accepted, sum(rejected)::int as rejected, sum(returned)::int as returned,
        sum(held)::int as held, sum(rows_read)::int as read from intake_batches`.execute(kernel.db.kysely);
    console.log('demonstration:', rows[0], `${demoSendings(kernel).length} files`);
    expect(rows[0]?.['rejected']).toBeGreaterThanOrEqual(2);
    expect(rows[0]?.['returned']).toBeGreaterThanOrEqual(1);
    expect(rows[0]?.['held']).toBeGreaterThanOrEqual(1);
    const late = await sql<{ n: number }>`select count(*)::int as n from records where days_late > 0`.execute(
      kernel.db.kysely,
    );
    expect(late.rows[0]?.n).toBeGreaterThan(5);
    const subjects = await sql<{ uscc: string }>`select uscc from subjects`.execute(kernel.db.kysely);
    expect(subjects.rows.length).toBe(210);
    for (const { uscc } of Object.values(FIXED)) expect(subjects.rows.map((r) => r.uscc)).toContain(uscc);
  });
});
