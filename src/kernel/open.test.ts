import { expect, test } from 'vitest';
import { testKernel } from '../../test/support/kernel.ts';
test('x', async () => { const k = await testKernel(); expect(k.clock.today().toString()).toBe('2026-11-24'); });
