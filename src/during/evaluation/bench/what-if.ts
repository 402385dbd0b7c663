import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { exportedPolicy, type ModelContent, type PolicyDocument } from '../../../kernel/policy/index.ts';
import { AS_OF } from './model.ts';
import type { BenchPlace } from './place.ts';

/** Asks for a what-if the way the API does, and waits for its end; the room of trials brings it. */
export type AskTrial = (
  kernel: Kernel,
  asked: { model: unknown; against: string; asOf: string },
  caller: Caller,
) => Promise<{ result: unknown }>;

const ASKER: Caller = { ...ANONYMOUS, account: 'bench', role: 'director', organ: 'demo-drc' };

/** A model as somebody edited it in the morning: the points of one indicator, the window of another, a cut-off. */
function edited(document: PolicyDocument<ModelContent>): unknown {
  const model = exportedPolicy(document);
  const { indicators, cutoffs } = document.content;
  const [first, second, third, ...rest] = indicators;
  return {
    ...model,
    edition: '2',
    inForceFrom: '2027-01-01',
    content: {
      ...document.content,
      indicators: [
        { ...first, points: { kind: 'linear', per: '-20', cap: '-60' } },
        second,
        { ...third, window: { unit: 'years', length: 3 } },
        ...rest,
      ],
      cutoffs: cutoffs.map((each, at) => (at === 0 ? { ...each, from: '88' } : each)),
    },
  };
}

/** Seconds from the question to the stored answer: both models over the whole register, groups, and who moved most. */
export async function measureWhatIf(place: BenchPlace, model: PolicyDocument<ModelContent>, ask: AskTrial): Promise<number> {
  const begun = performance.now();
  const { result } = await ask(place.kernel, { model: edited(model), against: model.id, asOf: AS_OF }, ASKER);
  if (result === null) throw new Error('bench: a what-if without a result');
  return (performance.now() - begun) / 1000;
}
