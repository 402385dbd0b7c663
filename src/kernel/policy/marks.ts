import type { Verified } from './types.ts';

/** From the surest to the least sure. */
const ORDER: readonly Verified[] = ['official', 'computed', 'secondary', 'own-knowledge', 'local-default', 'unsure'];

/** What rests on several marks is as sure as the least sure of them. */
export function weakest(marks: readonly [Verified, ...Verified[]]): Verified {
  return marks.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a));
}
