import type { FastifyRequest } from 'fastify';
import { ANONYMOUS, callerOf, findMachine, findSession, type Caller, type Machine, type Session } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { SESSION_COOKIE } from '../http/index.ts';

const PURPOSE_MAX = 200;

export interface Identity {
  caller: Caller;
  session: Session | null;
  /** The raw token, to close the session with. */
  token: string | null;
  /** A key was shown that is none: the request is refused, after it has been counted. */
  badKey: boolean;
  /** A key whose requests of the day are used up: refused likewise. */
  over: Machine['over'];
  /** The purpose could not be read. */
  badPurpose: boolean;
}

/** Who calls: a bearer key, else a session cookie, else nobody. A dead cookie is nobody; a dead key is refused. */
export async function identify(kernel: Kernel, request: FastifyRequest): Promise<Identity> {
  const nobody: Identity = {
    caller: ANONYMOUS,
    session: null,
    token: null,
    badKey: false,
    over: null,
    badPurpose: false,
  };
  const authorization = request.headers.authorization;
  const token = request.cookies[SESSION_COOKIE];
  if (authorization === undefined && token === undefined) return nobody;
  const { stated, badPurpose } = readPurpose(request.headers['xinheng-purpose']);
  if (authorization !== undefined) {
    const key = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1];
    const machine = key === undefined ? undefined : await findMachine(kernel, key, stated);
    return machine === undefined ? { ...nobody, badKey: true } : { ...nobody, ...machine, badPurpose };
  }
  const session = token === undefined ? undefined : await findSession(kernel, token);
  if (session === undefined || token === undefined) return nobody;
  return { ...nobody, caller: callerOf(session.user, stated), session, token, badPurpose };
}

/**
 * A header carries Latin letters only, so Chinese comes percent-encoded, or from less careful senders as raw UTF-8, which
 * Node hands over byte by byte.
 */
function readPurpose(header: string | string[] | undefined): { stated: string | null; badPurpose: boolean } {
  const bad = { stated: null, badPurpose: true };
  if (header === undefined) return { stated: null, badPurpose: false };
  const raw = Array.isArray(header) ? header.join(' ') : header;
  try {
    const percent = decodeURIComponent(raw.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    const bytes = /[\u0080-\u00FF]/.test(raw) ? Buffer.from(raw, 'latin1') : Buffer.from(percent);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    if (text.length > PURPOSE_MAX || /\p{Cc}/u.test(text)) return bad;
    return { stated: text === '' ? null : text, badPurpose: false };
  } catch {
    return bad;
  }
}

/** Throws for what identification found wrong; after the request has been counted against the caller's limit. */
export function refuseBadIdentity(identity: Identity): void {
  if (identity.badKey) throw new XinhengError('UNAUTHENTICATED');
  if (identity.over !== null) throw new XinhengError('QUOTA_USED', { ...identity.over });
  if (identity.badPurpose) throw new XinhengError('BAD_INPUT', { what: 'Xinheng-Purpose' });
}
