import type { Case, Step } from './types.ts';

/** Steps that are the organ's own affair. */
const INTERNAL: readonly Step['kind'][] = ['assign', 'recuse', 'move'];

/**
 * The case as its party sees it. What the organ has to say it says by papers that are served, with rights and remedy in
 * them; so of the words in the file only the party's own are here, and no account of an official: the organ answers
 * (domain.md: the subject sees organ, purpose and date, not the officer). Pure.
 */
export function forParty(of: Case): Case {
  const own = (step: Step): boolean => step.role === 'owner' || of.agents.some(({ account }) => account === step.by);
  return {
    ...of,
    openedBy: '',
    handler: null,
    recused: [],
    actors: new Map(),
    fields: Object.assign({}, ...of.steps.filter(own).map(({ fields }) => fields)),
    steps: of.steps
      .filter(({ kind }) => !INTERNAL.includes(kind))
      .map((step) => ({
        ...step,
        fields: own(step) ? step.fields : {},
        by: own(step) || step.role === null ? step.by : '',
        standsInFor: null,
      })),
  };
}
