import type { Language } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** For a sentence, from an ISO day: 2026年11月24日 / 24 November 2026. In tables a day stands as it is, 2026-11-24. */
export function formatDay(day: string, language: Language = LANGUAGE): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** 11月 / November, from 1 to 12. */
export function formatMonth(month: number, language: Language = LANGUAGE): string {
  return language === 'en' ? (MONTHS[month - 1] ?? '') : `${month}月`;
}

/** 2026年10月 / October 2026, from 2026-10. */
export function formatYearMonth(month: string, language: Language = LANGUAGE): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return language === 'en' ? `${formatMonth(number, language)} ${year}` : `${year}年${formatMonth(number, language)}`;
}

/** Of an instant, in Shanghai, whatever zone the browser is in (eight hours ahead since 1991): ISO day and minute. */
export function shanghai(instant: string): { day: string; time: string } {
  const at = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 16) };
}

/** 2026年11月24日10:30 / 24 November 2026, 10:30. */
export function formatInstant(instant: string, language: Language = LANGUAGE): string {
  const { day, time } = shanghai(instant);
  return language === 'en' ? `${formatDay(day, language)}, ${time}` : `${formatDay(day, language)}${time}`;
}

/** 1,284,310 in both languages. */
export function formatCount(n: number): string {
  return String(Math.trunc(n)).replaceAll(/\B(?=(\d{3})+(?!\d))/gu, ',');
}

/** 20,000元 / 20,000 yuan, from 分. */
export function formatMoney(fen: number, language: Language = LANGUAGE): string {
  const rest = fen % 100 === 0 ? '' : `.${String(Math.abs(fen % 100)).padStart(2, '0')}`;
  return `${formatCount(Math.trunc(fen / 100))}${rest}${language === 'en' ? ' yuan' : '元'}`;
}

/** Is there such a day? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
