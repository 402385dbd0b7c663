import { useQuery, type QueryKey } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useSay } from '../look/look.tsx';
import { partMessages } from './messages/common.ts';
import { Problem } from './problem.tsx';

/** Reads something and shows it: waiting, refused (with a way to try again), or there. */
export function Load<T>(props: {
  /** Names what is read: the same key, the same content. Everything that `load` depends on stands in it. */
  of: QueryKey;
  load: (signal: AbortSignal) => Promise<T>;
  /** Not read anew after a write here: what is decided on this page is no longer there to be read. */
  once?: boolean;
  children: (found: T) => ReactNode;
}): ReactElement {
  const query = useQuery({
    queryKey: props.of,
    queryFn: ({ signal }) => props.load(signal),
    meta: { once: props.once === true },
  });
  if (query.isPending) return <Waiting />;
  if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />;
  return <>{props.children(query.data)}</>;
}

export function Waiting(): ReactElement {
  const say = useSay(partMessages);
  return (
    <p className="waiting" role="status">
      {say.loading()}
    </p>
  );
}
