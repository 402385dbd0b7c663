import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { LOST, asProblem } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import { frameMessages } from './messages.ts';

/** Says that the network is gone, and reads everything anew when it is back. */
export function ConnectionNotice(): ReactElement | null {
  const say = useSay(frameMessages);
  const client = useQueryClient();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const lost = useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () =>
      client
        .getQueryCache()
        .getAll()
        .some((query) => isLost(query.state.error)),
  );
  const again = () => void client.refetchQueries({ predicate: (query) => query.isActive() && isLost(query.state.error) });
  useEffect(() => {
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });
  if (online && !lost) return null;
  return (
    <section className="notice notice-soon" role="status" data-connection="">
      <p>{online ? say['offline.lost']() : say.offline()}</p>
      <p>
        <Button onClick={again}>{say['offline.retry']()}</Button>
      </p>
    </section>
  );
}

function isLost(error: unknown): boolean {
  return error !== null && error !== undefined && asProblem(error).code === LOST;
}

function watchNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
