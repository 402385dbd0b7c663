import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';

/** A whole day with something to remember. */
export interface CalendarDay {
  /** ISO day. */
  day: string;
  /** What stands in the calendar; no adverse fact (ux.md B23). */
  summary: string;
}

/**
 * A calendar by RFC 5545: all-day events, lines of at most 75 octets, CRLF. The same day keeps its UID, so that a program that
 * fetches again changes an entry instead of adding one. `stamp`: when this was made.
 */
export function icalendar(of: {
  name: string;
  /** Names this calendar within UIDs; not the secret. */
  id: string;
  host: string;
  stamp: Temporal.Instant;
  days: readonly CalendarDay[];
}): string {
  const stamp = of.stamp.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  const compact = (day: string): string => day.replaceAll('-', '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Xinheng//Enterprise centre//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(of.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...of.days.flatMap(({ day, summary }) => [
      'BEGIN:VEVENT',
      `UID:${createHash('sha256').update(`${of.id} ${day}`).digest('hex').slice(0, 32)}@${of.host}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(Temporal.PlainDate.from(day).add({ days: 1 }).toString())}`,
      `SUMMARY:${text(summary)}`,
      // It takes no time of the day.
      'TRANSP:TRANSPARENT',
      'CLASS:PRIVATE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Values of type TEXT (RFC 5545, 3.3.11). */
function text(value: string): string {
  return value.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/** At most 75 octets a line, never parting a character; what follows begins with a space (3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...lines, part].join('\r\n');
}
