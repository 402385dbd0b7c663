/** What is drawn of a what-if: pure, from its numbers. */

export const NONE = 'none';

export interface Moves {
  matrix: readonly { from: string; to: string; count: number }[];
}

/** Every grade of the scale and `none`, in order. */
export const withNone = (grades: readonly { id: string }[]): string[] => [...grades.map(({ id }) => id), NONE];

export interface Cell {
  to: string;
  count: number;
  /** The same grade by both models of one scale. */
  same: boolean;
  /** 0 = nobody; 1 to 4 by the root of its share of the largest move. */
  heat: number;
}

/** The matrix of who moved, row by row. Heat is for moves alone: those who stay are most, and would hide them. */
export function matrixRows(
  { matrix }: Moves,
  before: readonly { id: string }[],
  after: readonly { id: string }[],
  sameScale: boolean,
): { from: string; cells: Cell[] }[] {
  const counts = new Map(matrix.map(({ from, to, count }) => [`${from} ${to}`, count]));
  const stays = (from: string, to: string): boolean => from === to && (sameScale || from === NONE);
  const largest = Math.max(1, ...matrix.filter(({ from, to }) => !stays(from, to)).map(({ count }) => count));
  return withNone(before).map((from) => ({
    from,
    cells: withNone(after).map((to) => {
      const count = counts.get(`${from} ${to}`) ?? 0;
      const same = stays(from, to);
      const heat = same || count === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / largest) * 4));
      return { to, count, same, heat };
    }),
  }));
}

export interface Counted {
  subjects: number;
  /** Null, as are up and down, of two scales. */
  changed: number | null;
  up: number | null;
  down: number | null;
  left: number;
  gained: number;
}

/** Of all bodies together, from the groups of one kind: each body is in one of them. */
export function totalsOf(groups: readonly Counted[]): Counted {
  const sum = (pick: (each: Counted) => number) => groups.reduce((total, each) => total + pick(each), 0);
  const ordered = groups.every(({ up, down }) => up !== null && down !== null);
  return {
    subjects: sum(({ subjects }) => subjects),
    changed: ordered ? sum(({ changed }) => changed ?? 0) : null,
    up: ordered ? sum(({ up }) => up ?? 0) : null,
    down: ordered ? sum(({ down }) => down ?? 0) : null,
    left: sum(({ left }) => left),
    gained: sum(({ gained }) => gained),
  };
}

/** Bodies that stay: with the same grade by both models of one scale, and without one by either. */
export function stayingOf({ matrix }: Moves): { same: number; neither: number } {
  const sum = (of: (each: { from: string; to: string }) => boolean) =>
    matrix.reduce((total, each) => total + (of(each) ? each.count : 0), 0);
  return {
    same: sum(({ from, to }) => from === to && from !== NONE),
    neither: sum(({ from, to }) => from === NONE && to === NONE),
  };
}

const FEWEST = 30;
const POINTS = 0.05;
const ERRORS = 3;

/**
 * Does the share of a group stand apart from that of all? At least 30 bodies, 5 points, and more than 3 standard errors of
 * the group's size: few bodies scatter by chance. It says where to look and judges nothing.
 */
export function tiltOf(group: { subjects: number; moving: number }, all: { subjects: number; moving: number }): 'higher' | 'lower' | null {
  if (group.subjects < FEWEST || all.subjects === 0) return null;
  const share = group.moving / group.subjects;
  const of = all.moving / all.subjects;
  const apart = share - of;
  const error = Math.sqrt((of * (1 - of)) / group.subjects);
  if (Math.abs(apart) < POINTS || Math.abs(apart) <= ERRORS * error) return null;
  return apart > 0 ? 'higher' : 'lower';
}

/** 12.3%, rounded half up; nothing of nothing is a dash. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${Math.trunc(tenths / 10)}.${tenths % 10}%`;
}

/** A share as the API gives it (0.1234), as people read it: 12.3%. */
export function asPercent(share: string | null): string {
  if (share === null) return '—';
  const [whole = '0', places = ''] = share.replace('-', '').split('.');
  const digits = BigInt(whole + places.padEnd(6, '0').slice(0, 6));
  const tenths = (digits + 500n) / 1000n;
  return `${share.startsWith('-') ? '-' : ''}${tenths / 10n}.${tenths % 10n}%`;
}
