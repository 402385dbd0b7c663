/** Depths of one hue that a grade can have, from the lightest: as many as a model may have grades. */
export const DEPTHS = 12;
/** So many are light and carry ink; the others are deep and carry white. Between the two neither would be read (pairs.ts). */
export const LIGHT_DEPTHS = 7;

/**
 * The depth of a grade by its place among all, from the best: a depth of its own for each while there are no more than depths,
 * the first the lightest and the last the deepest.
 */
export function depthOf(place: number, of: number): number {
  if (of <= 1) return 0;
  const within = Math.min(Math.max(place, 0), of - 1);
  return Math.round((within * (DEPTHS - 1)) / (of - 1));
}
