import { fault, type PlainFault } from '../fault.ts';
import type { ModelContent } from '../schemas/model.ts';
import { cutoffScaled, scoreBounds } from './model-bounds.ts';

/** Cut-offs in order, vetoes with one effect, every grade within reach. */
export function checkGrades(file: string, model: ModelContent): PlainFault[] {
  const { grades, cutoffs, vetoes } = model;
  const order = new Map(grades.map(({ id }, i) => [id, i]));
  const apart = new Set(grades.filter((each) => each.apart).map((each) => each.id));
  const faults: PlainFault[] = [];
  const known = (path: string, name: string, ordered: boolean): void => {
    if (!order.has(name)) faults.push(fault(file, path, 'DANGLING', { name }));
    else if (ordered && apart.has(name)) faults.push(fault(file, path, 'GRADE_APART', { name }));
  };
  cutoffs.forEach(({ grade, from }, i) => {
    known(`/content/cutoffs/${i}/grade`, grade, true);
    const before = cutoffs[i - 1];
    const last = i === cutoffs.length - 1;
    const falls = before?.from == null || from === null || cutoffScaled(from) < cutoffScaled(before.from);
    const later = before === undefined || (order.get(before.grade) ?? -1) < (order.get(grade) ?? Infinity);
    if ((from === null) !== last || !falls || !later) faults.push(fault(file, `/content/cutoffs/${i}`, 'CUTOFFS_ORDER', {}));
  });
  vetoes.forEach(({ grade, ceiling, fromScore }, i) => {
    const path = `/content/vetoes/${i}`;
    if ((grade === undefined) === (ceiling === undefined)) faults.push(fault(file, path, 'VETO_EFFECT', {}));
    if (grade !== undefined) known(`${path}/grade`, grade, false);
    // Where grades have an order, more points would else make one worse.
    if (fromScore !== undefined && (grade === undefined || !apart.has(grade)))
      faults.push(fault(file, `${path}/fromScore`, 'FROM_SCORE_ORDERED', {}));
    if (ceiling !== undefined) known(`${path}/ceiling`, ceiling, true);
  });
  return [...faults, ...unreachable(file, model)];
}

function unreachable(file: string, { grades, cutoffs, vetoes, ...model }: ModelContent): PlainFault[] {
  const { least, most } = scoreBounds({ grades, cutoffs, vetoes, ...model });
  const byScore = new Set(
    cutoffs.flatMap(({ grade, from }, i) => {
      const above = cutoffs[i - 1]?.from ?? null;
      const tooHigh = from !== null && most !== null && cutoffScaled(from) > most;
      const tooLow = above !== null && least !== null && cutoffScaled(above) <= least;
      return tooHigh || tooLow ? [] : [grade];
    }),
  );
  const byVeto = new Set(vetoes.flatMap(({ grade, ceiling }) => [grade, ceiling]));
  return grades.flatMap(({ id: name }, i) =>
    byScore.has(name) || byVeto.has(name) ? [] : [fault(file, `/content/grades/${i}`, 'GRADE_UNREACHABLE', { name })],
  );
}
