import { answer, api, purposeHeader } from './client.ts';
import type { paths } from './schema.d.ts';

type Method = 'post' | 'put' | 'patch' | 'delete';
/** A write of the API: `post /api/v1/cases/{id}/assign`. */
export type Operation = {
  [P in keyof paths]: { [M in Method]: paths[P][M] extends object ? `${M} ${P}` : never }[Method];
}[keyof paths];

type At<O> = O extends `${infer M extends Method} ${infer P extends keyof paths}` ? NonNullable<paths[P][M]> : never;
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type Success<R> = R[keyof R & (200 | 201 | 202 | 204)];

export type BodyOf<O> = At<O> extends { requestBody?: infer R } ? Json<NonNullable<R>> : undefined;
export type AnswerOf<O> = At<O> extends { responses: infer R } ? Json<Success<R>> : undefined;
type PathOf<O> = At<O> extends { parameters: { path: infer P } } ? P : Record<string, never>;

/** Where a write goes. A look above PUBLIC states its purpose with it. */
export interface Target<O extends Operation> {
  to: O;
  path?: PathOf<O>;
  purpose?: string | null;
}

/** One write; `key` is the same while one intention is tried again. Throws an ApiProblem where the API refuses. */
export function write<O extends Operation>({ to, path, purpose }: Target<O>, body: unknown, key: string): Promise<AnswerOf<O>> {
  const [method, address] = to.split(' ') as ['post', '/api/v1/users'];
  const headers = { 'idempotency-key': key, ...purposeHeader(purpose) };
  const request = { params: { path: path ?? {} }, headers, ...(body === undefined ? {} : { body }) };
  return answer(api.request(method, address, request as never)) as Promise<AnswerOf<O>>;
}
