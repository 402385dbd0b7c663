import { Temporal } from 'temporal-polyfill';
import { SHANGHAI } from '../clock/index.ts';
import type { Language } from '../i18n/types.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 2026年11月24日 / 24 November 2026. The only place where a date becomes text for a sentence. */
export function formatDate(day: string | Temporal.PlainDate, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  return language === 'en' ? `${date.day} ${MONTHS[date.month - 1]} ${date.year}` : `${date.year}年${date.month}月${date.day}日`;
}

/** 2026年11月 / November 2026, from `2026-11`. */
export function formatMonth(month: string, language: Language): string {
  const { year, month: n } = Temporal.PlainYearMonth.from(month);
  return language === 'en' ? `${MONTHS[n - 1]} ${year}` : `${year}年${n}月`;
}

/** 2026年11月24日10:30 / 24 November 2026, 10:30, in Shanghai. */
export function formatTime(instant: Temporal.Instant, language: Language): string {
  return timeText(instant, language, ({ hour, minute }) => [hour, minute]);
}

/** 2026年11月24日10:30:07 / 24 November 2026, 10:30:07, in Shanghai: where the second is part of what is proved. */
export function formatSecond(instant: Temporal.Instant, language: Language): string {
  return timeText(instant, language, ({ hour, minute, second }) => [hour, minute, second]);
}

function timeText(instant: Temporal.Instant, language: Language, parts: (at: Temporal.ZonedDateTime) => readonly number[]): string {
  const at = instant.toZonedDateTimeISO(SHANGHAI);
  const clock = parts(at)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const day = formatDate(at.toPlainDate(), language);
  return language === 'en' ? `${day}, ${clock}` : `${day}${clock}`;
}

/** 1,284,310 in both languages. */
export function formatCount(n: number): string {
  return String(Math.trunc(n)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** 20,000元 / 20,000 yuan, from 分. */
export function formatMoney(fen: number, language: Language): string {
  const yuan = formatCount(Math.trunc(fen / 100));
  const rest = fen % 100 === 0 ? '' : `.${String(fen % 100).padStart(2, '0')}`;
  return language === 'en' ? `${yuan}${rest} yuan` : `${yuan}${rest}元`;
}
