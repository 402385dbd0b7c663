import { Temporal } from 'temporal-polyfill';

/** Is it a day written like 2026-11-24 that exists? What people type is asked, not thrown at. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
