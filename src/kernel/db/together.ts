/**
 * Statements of one transaction given at once: they are sent at once, its connection takes them in their order, and the
 * next is packed while one runs. Waits for all, also when one fails, since what is still under way must not meet the rollback or a connection that
 * has been given back; then throws the first failure in the order given.
 */
export async function together<const P extends readonly (Promise<unknown> | undefined)[]>(
  promises: P,
): Promise<{ -readonly [K in keyof P]: Awaited<P[K]> }> {
  const settled = await Promise.allSettled(promises.map((each) => each ?? Promise.resolve()));
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof P]: Awaited<P[K]>;
  };
}
