import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * A test says how much it looked at, under the number of its check (`test/ux/checks.json`). Nothing is a fault here already; `npm run
 * check:ux` adds up what is said.
 */
export function looked(id: string, what: string, n: number): void {
  expect(n, `${id}, ${what}: nothing was looked at`).toBeGreaterThan(0);
  const file = process.env['XINHENG_LOOKED'];
  if (file) appendFileSync(file, `${JSON.stringify({ id, what, n })}\n`);
}
