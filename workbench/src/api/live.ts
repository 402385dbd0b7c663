import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const AGAIN_MS = 5_000;

/**
 * What the server tells of long work at `address` while it runs (events `progress` and `end`). A browser asks again by itself
 * after a broken line; where it has given up (the server was gone), we do. The work does not depend on it: whoever comes back
 * sees where it stands.
 */
export function useLive<P>(address: string, on: boolean): { progress: P | null; lost: boolean } {
  const client = useQueryClient();
  const [progress, setProgress] = useState<P | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    let source: EventSource;
    let timer: number | undefined;
    const listen = (): void => {
      source = new EventSource(address);
      source.addEventListener('open', () => setLost(false));
      source.addEventListener('progress', ({ data }: MessageEvent<string>) => setProgress(JSON.parse(data) as P));
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
  }, [address, on, client]);
  return { progress, lost };
}
