import { verify } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { decoy, hashPassword } from './password.ts';

test.each([
  ['the cost that OWASP names', {}, '$argon2id$v=19$m=19456,t=2,p=1$'],
  ['another that the settings name', { passwordCost: { memoryCost: 8, timeCost: 1, parallelism: 1 } }, '$argon2id$v=19$m=8,t=1,p=1$'],
])('a password and the decoy of an unknown account are hashed at %s', async (_, settings, cost) => {
  const stored = await hashPassword(settings, 'steelyard-and-weights-7');
  expect(stored.slice(0, cost.length)).toBe(cost);
  const against = decoy(settings);
  expect(against.slice(0, cost.length)).toBe(cost);
  expect(against.length).toBe(stored.length);
  // What is no hash would throw at once, and the time would tell which accounts exist.
  expect(await verify(against, 'steelyard-and-weights-7')).toBe(false);
});
