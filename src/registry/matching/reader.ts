import type { Kernel } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/journal/types.ts';
import { applyRemembered } from './service.ts';

/** When a batch is in, its rows that a person answered before go where that person said. */
export function matchingReader(kernel: Kernel): Reader {
  return {
    name: 'matching',
    types: ['batch.closed'],
    batch: 10,
    async handle(tx, events, { now }) {
      await applyRemembered(tx, kernel, [...new Set(events.map((event) => event.object))], now);
    },
  };
}
