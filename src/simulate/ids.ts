import { V7Generator } from 'uuidv7';
import type { Random } from './city/random.ts';
import type { Clock } from '../kernel/clock/index.ts';
import type { Ids } from '../kernel/ids/index.ts';

/** Ids and salts from the seed: the same run makes the same rows. Never for secrets (kernel/ids). */
export function seededIds(random: Random, clock: Clock): Ids {
  const word = () => random.int(0, 0xffffffff);
  const generator = new V7Generator({ nextUint32: word });
  const bytes = (n: number) => Buffer.from(Array.from({ length: n }, () => random.int(0, 255)));
  return {
    // A clock that goes back by less than a day (another seed's day) starts the counter anew instead of failing.
    record: () => generator.generateOrResetCore(clock.now().epochMilliseconds, 86_400_000).toString(),
    subject: () => {
      const raw = bytes(16);
      raw[6] = (raw.readUInt8(6) & 0x0f) | 0x40;
      raw[8] = (raw.readUInt8(8) & 0x3f) | 0x80;
      return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
    },
    salt: () => bytes(16),
  };
}
