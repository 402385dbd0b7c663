import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import type { Past } from './types.ts';

export type Timeline = paths['/api/v1/subjects/{key}/timeline']['get']['responses'][200]['content']['application/json'];

/** What happened to a body and what is to come, from all rooms; without cases for a role that reads none. */
export function readTimeline(key: string, past: Past | null, purpose: string, signal: AbortSignal): Promise<Timeline> {
  const query = past === null ? {} : { asOf: past.asOf, knownOn: past.knownOn };
  return answer(
    api.GET('/api/v1/subjects/{key}/timeline', {
      params: { path: { key }, query },
      headers: purposeHeader(purpose),
      signal,
    }),
  );
}
