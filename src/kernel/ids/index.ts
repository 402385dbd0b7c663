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

const SALT = 16;
let pool: Buffer = Buffer.alloc(0);
let used = 0;

/** From a pool: one call of the random source for 512 salts, which files need by the million. */
function pooledSalt(): Buffer {
  if (used + SALT > pool.length) {
    pool = randomBytes(512 * SALT);
    used = 0;
  }
  used += SALT;
  return pool.subarray(used - SALT, used);
}

export const systemIds: Ids = {
  record: () => uuidv7obj().toString(),
  subject: () => randomUUID(),
  salt: pooledSalt,
};

/**
 * Secrets (session tokens, keys, one-time passwords) never come from `Ids`: those may be made from a seed, and a secret
 * that can be repeated is none.
 */
export function secret(bytes = 32): Buffer {
  return randomBytes(bytes);
}

/** Is it written as an id? What is not is no id of ours, and would only be refused by the database. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}
