import type { Kernel } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/journal/types.ts';
import { bodiesOf } from './bodies.ts';
import { modelsInUse } from './models.ts';
import { rescore } from './rescore.ts';

type ReaderOf = Pick<Kernel, 'append' | 'ids' | 'clock' | 'policy' | 'settings'>;

/**
 * Renews what an event made stale: the grades of the bodies that it concerns, by every model in use. It looks at rows, not at
 * events, so that a batch scores each body once, and needs not wait for the reader of dossiers. Where a grade changed it
 * appends `evaluation.changed`.
 */
export function evaluationReader(kernel: ReaderOf): Reader {
  return {
    name: 'evaluation',
    batch: 2000,
    async handle(tx, events, { now }) {
      const touched = [...new Set(events.flatMap(bodiesOf))].sort();
      if (touched.length === 0) return;
      const models = await modelsInUse(tx, kernel, kernel.clock.today().toString());
      if (models.length === 0) return;
      const { events: changes } = await rescore(tx, kernel, models, touched);
      if (changes.length > 0) await kernel.append(tx, changes, now);
    },
  };
}
