import { uuidv7obj } from 'uuidv7';
import { randomBytes, randomUUID } from 'node:crypto';

/** Ids come in as an argument where a run must be repeatable from a seed. */
export interface Ids {
  /** Record ids: UUIDv7, made by the application (scale.md 5). */
  record(): string;
  /** Subject ids: random, so that they tell nothing about when a body was registered. */
  subject(): string;
  /** 16 bytes beside hashed content; erasing both keeps every proof and hides the rest. */
  salt(): Buffer;
}

export const systemIds: Ids = {
  record: () => uuidv7obj().toString(),
  subject: () => randomUUID(),
  salt: () => randomBytes(16),
};

/**
 * Secrets (session tokens, keys, one-time passwords) never come from `Ids`: those may be made from a seed, and a secret
 * that can be repeated is none.
 */
export function secret(bytes = 32): Buffer {
  return randomBytes(bytes);
}
