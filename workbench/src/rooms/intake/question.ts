import type { paths } from '../../api/schema.d.ts';

export type Recognised = paths['/api/v1/intake/recognise']['post']['responses'][200]['content']['application/json'];

/** How the file relates to what came before: one sentence, one question. */
export type Question =
  | { kind: 'mended'; of: string }
  | { kind: 'month' }
  | { kind: 'before'; on: string }
  | { kind: 'first' }
  | { kind: 'which' };

/** Which sentence is asked. `today`: an ISO day in Shanghai. Pure. */
export function questionOf({ form, mends, last }: Pick<Recognised, 'form' | 'mends' | 'last'>, today: string): Question {
  if (form === null) return { kind: 'which' };
  if (mends !== null) return { kind: 'mended', of: mends };
  if (last === null) return { kind: 'first' };
  return monthsBetween(last.receivedOn, today) === 1 ? { kind: 'month' } : { kind: 'before', on: last.receivedOn };
}

function monthsBetween(from: string, to: string): number {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from);
}
