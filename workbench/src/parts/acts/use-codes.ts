import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { CodeWord } from '../../house.ts';

/** What the codes of records are called, read once for the window. Undefined until it came; none where it can't come, so that a code is then shown as it stands. */
export function useCodes(): readonly CodeWord[] | undefined {
  const { data, isError } = useQuery({
    queryKey: ['record-codes'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/catalogue/codes', { signal })),
    select: ({ items }) => items,
    staleTime: Infinity,
  });
  return data ?? (isError ? NONE : undefined);
}
const NONE: readonly CodeWord[] = [];
