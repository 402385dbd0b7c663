import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../access/index.ts';
import type { AuditScope } from '../audit/index.ts';
import type { Language } from '../i18n/types.ts';
import type { View } from '../ui/index.ts';
import type { Identity } from './caller.ts';
import type { Attempt } from './idempotency.ts';
import type { AnyRoute } from '../http/types.ts';

/** What the kernel knows of a request that is under way. */
export interface RequestState {
  language: Language;
  identity: Identity;
  /** Of a declared route; undefined for what the kernel answers itself. */
  route?: AnyRoute;
  attempt?: Attempt;
  /** Was the route's event, or the use case's own, written inside? */
  audit: AuditScope;
  remembered: boolean;
  /** How the reader chose to see pages. */
  views: readonly View[];
}

const NOBODY: Identity = {
  caller: ANONYMOUS,
  session: null,
  token: null,
  badKey: false,
  over: null,
  badPurpose: false,
};

const states = new WeakMap<IncomingMessage, RequestState>();

/** Keyed by the raw request: it exists before Fastify's own, when the address is rewritten. */
export function stateOf(request: FastifyRequest | IncomingMessage): RequestState {
  const raw = 'raw' in request ? request.raw : request;
  const found = states.get(raw);
  if (found !== undefined) return found;
  const made: RequestState = {
    language: 'zh-CN',
    identity: NOBODY,
    audit: { written: false },
    remembered: false,
    views: [],
  };
  states.set(raw, made);
  return made;
}
