import type { Capability } from '../capability.ts';
import { composed } from '../composition.ts';
import type { Kernel } from '../context.ts';
import type { Offers } from '../offers.ts';

/** A room of a test, which brings what the test says. */
export function testRoom(brings: Partial<Capability>): Capability {
  return { name: 'test', items: [], ...brings };
}

const roomsOf = new WeakMap<Offers, readonly Capability[]>();

/** What these rooms bring stands in the kernel, beside what stood there. */
export function addRooms(kernel: Pick<Kernel, 'offers'>, rooms: readonly Capability[]): void {
  const all = [...new Set([...(roomsOf.get(kernel.offers) ?? []), ...rooms])];
  kernel.offers = composed(all);
  roomsOf.set(kernel.offers, all);
}
