import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../kernel/access/types.ts';
import type { Kernel } from '../kernel/context.ts';
import { absentAt, XinhengError } from '../kernel/errors/index.ts';
import type { CaseField } from '../kernel/policy/index.ts';
import { getCase, type CaseFile, type RequirementFor } from '../kernel/procedures/index.ts';
import type { Random } from './city/random.ts';
import type { Course } from './courses.ts';

/** Undefined for one who may not see it, which looks like a case that does not exist. */
export async function fileOf(kernel: Kernel, caseId: string, person: Caller): Promise<CaseFile | undefined> {
  return getCase(kernel, caseId, person, 'zh-CN').catch(absentAt('NOT_FOUND', 'FORBIDDEN'));
}

/** `done`, or the code of a refusal; everything else goes up. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof XinhengError && error.status < 500) return error.code;
    throw error;
  }
}

export function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((each) => ({ each, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Told here by the scale alone, apart from the engine (行政处罚法 §45). */
export function isHeavier({ case: of, procedure }: CaseFile, { transition }: RequirementFor, fields: object): boolean {
  const { outcome } = procedure;
  const proposed = of.steps.findLast(({ kind, what }) => kind === 'fire' && what === transition.notHeavierThan);
  if (outcome === undefined || proposed === undefined || !(outcome.field in fields)) return false;
  const weight = (value: unknown) => outcome.scale.indexOf(String(value));
  return weight((fields as Record<string, unknown>)[outcome.field]) > weight(proposed.fields[outcome.field]);
}

/** What somebody would fill in; days are counted from `today`. */
export function filledIn(field: CaseField, { case: of }: CaseFile, course: Course, random: Random, today: Temporal.PlainDate): unknown {
  switch (field.type) {
    case 'line':
    case 'text':
      return `（示例）${field.title.zh}`;
    case 'day':
      return today.add({ days: random.int(1, 20) }).toString();
    case 'integer':
      return 1;
    case 'yes':
      return true;
    case 'choice':
    case 'choices': {
      const choices = (field.choices ?? []).map(({ id }) => id);
      // Mostly as proposed, so that cases get on.
      const before = of.fields[field.id];
      const kept = choices.find((id) => id === before && random.chance(0.8));
      const wanted = choices.find((id) => id === 'listed' && course !== 'by chance');
      const chosen = wanted ?? kept ?? random.pick(choices);
      return field.type === 'choice' ? chosen : [chosen];
    }
  }
}
