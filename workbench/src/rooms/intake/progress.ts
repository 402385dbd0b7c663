import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Counts so far of a batch that is being worked through. */
export interface Progress {
  state: string;
  read: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  stale: number;
  waiting: number;
  returned: number;
  rejected: number;
}

const AGAIN_MS = 5_000;

/**
 * What the server tells of a batch while it is worked through. A browser asks again by itself after a broken line; where
 * it has given up (the server was gone), we do. The work does not depend on it: whoever comes back sees where it stands.
 */
export function useProgress(id: string, on: boolean): { progress: Progress | null; lost: boolean } {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    let source: EventSource;
    let timer: number | undefined;
    const listen = (): void => {
      source = new EventSource(`/api/v1/intake/batches/${encodeURIComponent(id)}/progress`);
      source.addEventListener('open', () => setLost(false));
      source.addEventListener('progress', ({ data }: MessageEvent<string>) =>
        setProgress(JSON.parse(data) as Progress),
      );
      source.addEventListener('end', () => {
        source.close();
        setProgress(null);
        void client.invalidateQueries();
      });
      source.addEventListener('error', () => {
        setLost(true);
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(listen, AGAIN_MS) as unknown as number;
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [id, on, client]);
  return { progress, lost };
}
