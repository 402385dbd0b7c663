import type { ModelContent } from '../../../kernel/policy/index.ts';
import { SIZE, type Numbers } from '../../../registry/dossiers/index.ts';
import { grader, type Grader } from '../grade.ts';
import type { Measured } from './measured.ts';
import { quickGrader, type Rating } from './quick.ts';
import { MANY } from './quick-values.ts';

/** Rates what was measured of a dossier of so many bytes. */
export type Rater = (measured: Measured, bytes: number, into: Rating) => void;

/** The quick way where it is shown to be exact, else exact arithmetic: the same comes out. */
export function rater(model: ModelContent, numbers: Numbers, exactly: Grader = grader(model, numbers)): Rater {
  const quick = quickGrader(model, numbers);
  return (measured, bytes, into) => {
    if (quick !== null && bytes <= SIZE * MANY && quick(measured, into)) return;
    const { grade, score } = exactly.grade(measured);
    into.grade = grade;
    into.score = score === null ? Number.NaN : Number(score);
  };
}
