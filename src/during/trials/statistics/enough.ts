/**
 * Figures of a group compare two sets of its bodies: those with the outcome and those without (AUC, KS), those of the day and
 * those of today (PSI). With 30 on the smaller side an AUC is still loose by 0.1 to either side (twice its standard error,
 * which is at least √(1 / (12 × 30)) = 0.053), and one body that has another grade moves a PSI by a hundredth; with fewer,
 * chance would be read as an unfair tilt, and the figure would speak of bodies that one can count off by name.
 */
export const FEWEST = 30;

export function enough(one: number, other: number): boolean {
  return one >= FEWEST && other >= FEWEST;
}
