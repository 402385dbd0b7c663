import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

export interface Leaving {
  /** Somebody wants to another page: asked, with both answers. */
  asked: { go: () => void; stay: () => void } | null;
  /** What was written is saved: the next step asks nothing. */
  free: () => void;
}

/** Stops at the door of a page while `dirty`: within the application by a question of ours, else by the browser's own. */
export function useLeaving(dirty: boolean): Leaving {
  const freed = useRef(false);
  const blocker = useBlocker({
    // Conditions and pages of a list on the same page lose nothing.
    shouldBlockFn: ({ current, next }) => dirty && !freed.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty && !freed.current,
    withResolver: true,
  });
  const free = useCallback(() => {
    freed.current = true;
  }, []);
  return { asked: blocker.status === 'blocked' ? { go: blocker.proceed, stay: blocker.reset } : null, free };
}
