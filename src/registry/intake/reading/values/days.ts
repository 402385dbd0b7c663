/** A day as organs and their systems write it; its groups are year, then month and day of the form that matched. */
const FORMS = String.raw`(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})日?)`;
const TIME = String.raw`(?:(?:[ T]|(?<=日))(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?`;
const DAY = new RegExp(`^${FORMS}${TIME}$`, 'u');
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * 2026-11-24, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日 → ISO day; else undefined. A time of day may follow, as
 * organs' systems export it: what counts is the day. A time of another zone (…Z) might be another day, and is refused.
 */
export function parseDay(cell: string): string | undefined {
  const match = DAY.exec(cell.normalize('NFKC'));
  if (!match) return undefined;
  const [, year, ...parts] = match;
  const [month, day] = parts.filter((p) => p !== undefined);
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  if (y < 1900 || m < 1 || m > 12 || d < 1 || d > DAYS[m - 1]! || (m === 2 && d === 29 && !leap)) return undefined;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
