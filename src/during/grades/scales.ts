import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { GradeScaleContent, PolicyDocument } from '../../kernel/policy/index.ts';

export type Scale = PolicyDocument<GradeScaleContent>;

/** The scales in force on a day, by id. */
export function scalesOn(policy: Kernel['policy'], day: string): Scale[] {
  const ids = [...new Set(policy.all<GradeScaleContent>('grade-scale').map((each) => each.id))].sort();
  return ids.flatMap((id) => policy.find<GradeScaleContent>('grade-scale', id, day) ?? []);
}

/** Throws NOT_FOUND. */
export function getScale(policy: Kernel['policy'], id: string, day: string): Scale {
  const found = policy.find<GradeScaleContent>('grade-scale', id, day);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: `grade-scale/${id}` });
  return found;
}

/** The name under which grades of a scale are kept. */
export function nameOfScale({ content }: Pick<Scale, 'content'>): string {
  return content.names[0] ?? '';
}

/** The last day on which a grade is used: its own, or by the scale's term; null = until the next one. */
export function usedUntil(scale: Pick<Scale, 'content'> | undefined, decided: IsoDate, validTo: IsoDate | null): IsoDate | null {
  const months = scale?.content.validMonths?.months;
  const byTerm = months === undefined ? null : Temporal.PlainDate.from(decided).add({ months }).subtract({ days: 1 }).toString();
  if (byTerm === null || validTo === null) return byTerm ?? validTo;
  return byTerm < validTo ? byTerm : validTo;
}
