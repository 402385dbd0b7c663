/**
 * One look for many: all who ask while a look is under way get the answer of the next one, so that each answer was begun
 * after its question, and there is never more than one at a time.
 */
export function shared<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    next = null;
    const begun = look();
    const over = (): void => {
      if (running === begun) running = null;
    };
    running = begun;
    begun.then(over, over);
    return begun;
  };
  return () => {
    if (running === null) return start();
    next ??= running.then(start, start);
    return next;
  };
}
