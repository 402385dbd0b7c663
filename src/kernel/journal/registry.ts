import type { Kernel } from '../context.ts';
import type { ContentHome, Reader } from './types.ts';

/**
 * What rooms declare and commands of this room need. Filled once by composition (src/capabilities.ts), before any command
 * runs: the kernel knows no room above it.
 */
interface Offers {
  name: string;
  readers?: (kernel: Kernel) => Reader[];
  contentHomes?: readonly ContentHome[];
}

const rooms = new Map<string, Offers>();

export function registerJournalOffers(offers: readonly Offers[]): void {
  for (const offer of offers) rooms.set(offer.name, offer);
}

/** The readers of all rooms. */
export function allReaders(kernel: Kernel): Reader[] {
  return [...rooms.values()].flatMap((room) => room.readers?.(kernel) ?? []);
}

export function allContentHomes(): ContentHome[] {
  return [...rooms.values()].flatMap((room) => room.contentHomes ?? []);
}
