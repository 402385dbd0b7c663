import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Run, RunPath } from './run-types.ts';

export type Progress = Pick<Run, 'state' | 'ahead' | 'done' | 'total'>;

const AGAIN_MS = 5_000;

/**
 * What the server tells of a run while it runs. A browser asks again by itself after a broken line; where it has given up
 * (the server was gone), we do. The run does not depend on it: whoever comes back sees where it stands.
 */
export function useRun(path: RunPath, id: string, on: boolean): { progress: Progress | null; lost: boolean } {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    let source: EventSource;
    let timer: number | undefined;
    const listen = (): void => {
      source = new EventSource(`${path}/${encodeURIComponent(id)}/events`);
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
  }, [path, id, on, client]);
  return { progress, lost };
}
