import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import type { paths } from './schema.d.ts';

export type Start = paths['/api/v1/workbench']['get']['responses'][200]['content']['application/json'];

/** Who is signed in, what the role may do, how much waits. */
export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/workbench', { signal })),
  staleTime: 300_000,
});

/** Inside the frame it is always there. */
export function useStart(): Start {
  const { data } = useQuery(startQuery);
  if (data === undefined) throw new Error('outside of the frame');
  return data;
}

/** Does the role hold one of these permissions? For what to offer; the API decides what to allow. */
export function useMay(): (...permissions: string[]) => boolean {
  const { permissions } = useStart();
  return (...wanted) => wanted.some((each) => permissions.includes(each));
}
