import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Session } from '../access/sessions.ts';
import type { Permission } from '../access/permissions.ts';
import type { Caller } from '../access/types.ts';
import type { Tx } from '../db/types.ts';
import type { Language } from '../i18n/types.ts';
import type { DescribedList } from './described-list.ts';

export const ALL_FACES = ['portal', 'centre', 'desk', 'workbench', 'field'] as const;
export type Face = (typeof ALL_FACES)[number] | 'api';

export interface RouteSchemas {
  params?: TSchema;
  query?: TSchema;
  body?: TSchema;
  /** By status; the schema of 2xx shapes the answer. */
  response?: Record<number, TSchema>;
}

/** A file in a form of a page (`upload`), beside the fields of the body. */
export interface FormFile {
  name: string;
  bytes: Buffer;
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
  /** For the hidden field `_csrf` of a form; null without a session. */
  csrf: string | null;
  /** Of a person in a browser. */
  session: Session | null;
  /**
   * Writes the route's audit event inside the handler's own transaction. A use case that calls `audit` itself needs
   * neither; where nothing was written inside, the event is written after the handler, before the answer is sent.
   */
  audit(tx: Tx, about: { object?: string; details?: Readonly<Record<string, Auditable>> }): Promise<void>;
  /**
   * For an idempotent route: stores the answer with the effect. Must be called in the transaction of the effect; throws IDEMPOTENCY_IN_PROGRESS, so that the effect rolls back, when another attempt has taken over the key.
   */
  remember(tx: Tx, answer: { status?: number; body: unknown }): Promise<void>;
}

export type Auditable = string | number | boolean | null | readonly string[];

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
  /**
   * Must not act twice: needs the header Idempotency-Key and a caller. The handler calls `call.remember` in the transaction
   * of its effect, so the effect happens exactly once. Not for uploads: their files are told apart by their own hash.
   */
  idempotent?: true;
  /** Open to an account with a one-time password, which must change it before anything else. */
  beforeChange?: true;
  /**
   * Faces with which a route is served, of a page beside its own. Without it: public and session routes always, every other with the
   * workbench, so that the Internet's process does not answer for the government network's.
   */
  servedWith?: readonly Exclude<Face, 'api'>[];
  /** Requests a minute and caller; default 300 for reads, 60 for writes. */
  rate?: number;
  /**
   * Of a page above PUBLIC: the address for which a purpose, stated once in a session, holds (default: its own), so that a
   * case and its parts ask once, and another case asks again.
   */
  purposeFor?: string;
  /** A public page that depends on nothing but the database, the minute, the policy, the settings and its address: kept for the next one. */
  kept?: boolean;
  /** What `listRoute` knows of the answer, for its description. */
  list?: DescribedList;
  /** Content type of an answer that is a file, in place of a schema for 200. */
  produces?: string;
  /**
   * multipart/form-data. Of the API: one file, read by the route itself. Of a page: `request.body` holds the fields and, as
   * `FormFile`, the files, of at most 10 MB each; no schema has seen them.
   */
  upload?: boolean;
  handle(call: Call<S>): Promise<unknown>;
}

export interface AnyRoute extends Omit<Route, 'handle' | 'schemas'> {
  schemas: RouteSchemas;
  handle(call: Call): Promise<unknown>;
}

export function route<S extends RouteSchemas>(declaration: Route<S>): AnyRoute {
  return declaration;
}
