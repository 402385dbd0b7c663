import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;
export type CaseFile = Json<paths['/api/v1/cases/{id}']['get']['responses'][200]>;
export type Sheet = CaseFile['sheet'];
export type Step = Sheet['steps'][number];
export type Attempt = Sheet['attempts'][number];
export type Declared = CaseFile['requirements'][number]['fields'][number];
export type Procedures = Json<paths['/api/v1/cases/procedures']['get']['responses'][200]>;
export type Procedure = Procedures['items'][number];
export type Listed = Json<paths['/api/v1/cases']['get']['responses'][200]>['items'][number];

/** What a purpose holds for: a case and its parts. */
export const scopeOf = (id: string): string => `/cases/${id}`;

export function fetchCase(id: string, purpose: string, signal: AbortSignal): Promise<CaseFile> {
  return answer(api.GET('/api/v1/cases/{id}', { params: { path: { id } }, headers: purposeHeader(purpose), signal }));
}

export const LARGEST = 10 * 1024 * 1024;
export const ACCEPT = 'application/pdf,image/png,image/jpeg';
