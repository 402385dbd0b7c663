import type { Page } from 'playwright-core';

/** Goes to a page by the menu at the side, opening the entry that it stands in where that is closed. */
export async function fromMenu(page: Page, href: string): Promise<void> {
  const link = page.locator(`a[href$="${href}"]`);
  const entry = page.locator('.side nav li[data-work]', { has: link });
  const closed = entry.locator('> button[aria-expanded=false]');
  if ((await closed.count()) > 0) await closed.click();
  await entry.locator(link).click();
}
