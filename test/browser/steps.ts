import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { official } from './official.ts';

/** Somebody else takes a step of a case: from the case's page, in their own window, by its form and its page of what follows. */
export async function takeStep(
  browser: Browser,
  base: string,
  account: string,
  { caseId, step, texts = {} }: { caseId: string; step: string; texts?: Record<string, string> },
): Promise<void> {
  const by = await official(browser, base, account);
  const { page } = by;
  await by.open(`/cases/${caseId}`);
  await page.click(`[data-step=${step}] a`);
  for (const [field, text] of Object.entries(texts)) await page.fill(`[name="fields/${field}"]`, text);
  if (Object.keys(texts).length > 0) await page.click('main form button[type=submit]');
  await page.waitForSelector('[data-check]');
  await by.examine();
  await page.click('[data-check] .page-actions button.ant-btn-primary');
  await page.waitForSelector('[data-done]');
  expect(by.faults).toEqual([]);
  await by.context.close();
}
