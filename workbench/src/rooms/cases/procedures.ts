import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Procedures } from './api.ts';

export function answerProcedures(signal: AbortSignal): Promise<Procedures> {
  return answer(api.GET('/api/v1/cases/procedures', { signal }));
}

/** Procedures in force with the form of their opening. */
export const proceduresQuery = queryOptions({
  queryKey: ['procedures'],
  queryFn: ({ signal }) => answerProcedures(signal),
  staleTime: 300_000,
});
