import type { Capability } from './capability.ts';
import { contentHomes, readers } from './journal/offered.ts';
import { offersOf, type Offers } from './offers.ts';
import { caseEffects } from './procedures/effects.ts';
import { workSources } from './procedures/work-sources.ts';
import { effects } from './proposals/effects.ts';

/** What these rooms bring, for the kernel that opens. Throws TypeError where two bring the same. */
export function composed(rooms: readonly Capability[]): Offers {
  return offersOf(
    rooms.flatMap((room) => [
      readers.give(...(room.readers ? [room.readers] : [])),
      contentHomes.give(...(room.contentHomes ?? [])),
      workSources.give(...(room.work ? [room.work] : [])),
      effects.give(...(room.effects ?? [])),
      caseEffects.give(...(room.caseEffects ?? [])),
      ...(room.gives ?? []),
    ]),
  );
}
