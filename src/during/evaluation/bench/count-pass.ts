import type { ModelContent, PolicyDocument } from '../../../kernel/policy/index.ts';
import type { Pass } from '../passes.ts';
import { evaluator } from '../evaluate.ts';
import { keepReady } from '../run.ts';
import { AS_OF } from './model.ts';

/** How many bodies have each grade, by its place. */
export const pass: Pass<PolicyDocument<ModelContent>, number[]> = {
  name: 'bench-count',
  async over(steps, model, told) {
    const ready = keepReady((numbers) => evaluator(model.content, numbers, AS_OF));
    const counts = model.content.grades.map(() => 0);
    for await (const { bodies, numbers } of steps) {
      const evaluate = ready(numbers);
      for (const { facts } of bodies) if (evaluate.applies(facts)) counts[evaluate.gradeOf(facts)]! += 1;
      told(bodies.length);
    }
    return counts;
  },
};
