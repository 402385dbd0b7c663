/** Depths of one hue that a grade can have, from the lightest. */
export const DEPTHS = 4;

/** The depth of a grade by its place among all, from the best: neighbours may share one, so that the letter always stands with it. */
export function depthOf(place: number, of: number): number {
  if (of <= 1) return 0;
  const within = Math.min(Math.max(place, 0), of - 1);
  return Math.round((within * (DEPTHS - 1)) / (of - 1));
}
