/** Of what a bar is drawn, in its own units. */
export const BAR = { width: 200, height: 18 } as const;

/** How long the bar of a count is beside the longest: 0 for none, and for one of very many still a line that is seen. */
export function lengthOf(count: number, longest: number): number {
  if (count <= 0 || longest <= 0) return 0;
  return Math.max(2, Math.round((count / longest) * BAR.width));
}

/** Hundredths with one decimal, of a whole; null where there is no whole. */
export function shareOf(count: number, whole: number): string | null {
  if (whole <= 0) return null;
  const tenths = Math.round((count * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
