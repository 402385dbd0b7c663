import { describe, expect, test } from 'vitest';
import { testKernel } from '../../test/support/kernel.ts';
import { demoSendings } from './index.ts';

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
});
