import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Caller, Permission } from '../access/types.ts';
import type { Language } from '../i18n/types.ts';

export type Face = 'portal' | 'centre' | 'desk' | 'workbench' | 'field' | 'api';

export interface RouteSchemas {
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  /** By status; the schema of 2xx shapes the answer. */
  response?: Record<number, TSchema>;
}

type Shape<S> = S extends TSchema ? Static<S> : undefined;

export interface Call<S extends RouteSchemas = RouteSchemas> {
  params: Shape<S['params']>;
  query: Shape<S['query']>;
  body: Shape<S['body']>;
  caller: Caller;
  language: Language;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Schema, permission and audit event in one declaration; a test fails when a route lacks one. `audit` names the event
 * written for a call that changes something or reads above PUBLIC; 'none' is allowed for public reads only.
 */
export interface Route<S extends RouteSchemas = RouteSchemas> {
  method: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH';
  /** OpenAPI path, e.g. /api/v1/subjects/{key} */
  path: string;
  face: Face;
  summary: string;
  permission: Permission;
  audit: string;
  schemas: S;
  /** POST that must not act twice: needs the header Idempotency-Key. */
  idempotent?: boolean;
  /** Requests a minute and caller; default 300 for reads, 60 for writes. */
  rate?: number;
  /** multipart upload handled by the route itself. */
  upload?: boolean;
  handle(call: Call<S>): Promise<unknown>;
}

export interface AnyRoute extends Omit<Route, 'handle' | 'schemas'> {
  schemas: RouteSchemas;
  handle(call: Call): Promise<unknown>;
}

export function route<S extends RouteSchemas>(declaration: Route<S>): AnyRoute {
  return declaration as unknown as AnyRoute;
}
