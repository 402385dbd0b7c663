import type { ModelContent } from '../../kernel/policy/index.ts';
import type { BacktestRequest, Model } from './types.ts';

const DAY = 86_400_000;
const TEXT = { zh: '之后的情况', en: 'What came after' };

/** Days from the one behind `asOf` to `until`. */
function daysAfter({ asOf, until }: Pick<BacktestRequest, 'asOf' | 'until'>): number {
  return (Date.parse(until) - Date.parse(asOf)) / DAY;
}

/** Place of its grades. */
export const CAME = 0;

/**
 * What came after, as a model of one indicator: how many such records were decided in the days after. So it counts by the very
 * rules of all models: nothing that is withdrawn, stayed or unconfirmed; what was put right later did happen.
 */
export function outcomeModel(request: Pick<BacktestRequest, 'asOf' | 'until' | 'outcome'>): Pick<Model, 'id' | 'edition' | 'content'> {
  const content: ModelContent = {
    issuedBy: '',
    activation: null,
    completeness: 'complete',
    appliesTo: { kinds: ['enterprise', 'individual_business', 'cooperative', 'public_body', 'institution', 'social_organisation'] },
    start: { points: '0', cases: [] },
    groups: [{ id: 'after', title: TEXT, weight: '1', start: '0', floor: null, cap: null }],
    indicators: [
      {
        id: 'after',
        title: TEXT,
        group: 'after',
        select: request.outcome,
        window: { unit: 'days', length: daysAfter(request) },
        aggregate: { kind: 'count' },
        points: { kind: 'linear', per: '1' },
        // Nothing is given back: that it was put right later does not undo that it came.
        repair: { steps: [], sameYear: '0', later: '0' },
        basis: '',
        verified: 'computed',
      },
    ],
    exclusions: [],
    vetoes: [],
    score: { floor: null, cap: null, places: 0 },
    grades: [
      { id: 'came', title: TEXT },
      { id: 'none', title: TEXT },
    ],
    cutoffs: [
      { grade: 'came', from: '1' },
      { grade: 'none', from: null },
    ],
    examples: [],
  };
  return { id: 'after', edition: '1', content };
}
