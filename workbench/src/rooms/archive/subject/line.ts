/** The timeline drawn: five rows, an event at its day. Pure geometry in px; words and dates stand in the list below it. */

export const ROWS = ['registered', 'acts', 'display', 'marks', 'cases'] as const;
export type RowName = (typeof ROWS)[number];

export interface Event {
  on: string;
  kind: string;
  ahead: boolean;
}

export interface Drawn {
  width: number;
  height: number;
  /** Years that begin within it. */
  years: { x: number; year: string }[];
  /** Where the day chosen stands. */
  day: number;
  rows: { name: RowName; y: number; marks: { x: number; ahead: boolean; n: number }[] }[];
  from: string;
  to: string;
}

const LEFT = 8;
const ROW = 28;
const TOP = 24;
const WIDTH = 720;

export function rowOf(kind: string): RowName {
  if (kind === 'registered') return 'registered';
  if (kind === 'decided' || kind === 'received') return 'acts';
  if (kind.startsWith('display-') || kind === 'withdrawn') return 'display';
  return kind.startsWith('case-') ? 'cases' : 'marks';
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Null where nothing happened. Events that fall on one pixel are one mark, which says how many. */
export function drawLine(events: readonly Event[], asOf: string): Drawn | null {
  if (events.length === 0) return null;
  const days = [...events.map(({ on }) => on), asOf].sort();
  const [from, to] = [days[0]!, days.at(-1)!];
  const span = Math.max(1, at(to) - at(from));
  const place = (day: string): number => Math.round(LEFT + ((at(day) - at(from)) / span) * (WIDTH - 2 * LEFT));
  const rows = ROWS.map((name, index) => {
    const marks = new Map<number, { x: number; ahead: boolean; n: number }>();
    for (const { on, kind, ahead } of events) {
      if (rowOf(kind) !== name) continue;
      const x = place(on);
      const mark = marks.get(x);
      marks.set(x, { x, ahead: (mark?.ahead ?? true) && ahead, n: (mark?.n ?? 0) + 1 });
    }
    return { name, y: TOP + index * ROW + ROW / 2, marks: [...marks.values()].sort((a, b) => a.x - b.x) };
  }).filter(({ marks }) => marks.length > 0);
  const shown = rows.map((row, index) => ({ ...row, y: TOP + index * ROW + ROW / 2 }));
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first) / 10));
  const years = [];
  for (let year = first + 1; year <= last; year += step) years.push({ x: place(`${year}-01-01`), year: String(year) });
  return { width: WIDTH, height: TOP + shown.length * ROW, years, day: place(asOf), rows: shown, from, to };
}
