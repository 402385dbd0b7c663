import * as client from 'openid-client';
import { audit } from '../../audit/index.ts';
import type { Kernel } from '../../context.ts';
import { XinhengError, type ErrorCode } from '../../errors/index.ts';
import { secret } from '../../ids/index.ts';
import type { Language } from '../../i18n/types.ts';
import type { DoorFace } from '../doors/back.ts';
import { openSession, type OpenedSession } from '../sessions.ts';
import { ANONYMOUS } from '../types.ts';
import { callerOf, opensAnything, type User } from '../users.ts';
import type { Flow } from './flow-cookie.ts';
import { findLinked, firstReturn } from './identities.ts';
import { discover, providerError, providerOf } from './provider.ts';
import { claimOf, type OidcProvider } from './settings.ts';

const IDENTITY_MAX = 255;

export interface Departure {
  flow: Flow;
  /** At the provider. */
  address: string;
}

/** Where the browser is sent, and what it must come back with. Throws NOT_FOUND, OIDC_UNREACHABLE, OIDC_UNTRUSTED, SETTINGS_INVALID. */
export async function depart(kernel: Kernel, face: DoorFace, language: Language, to: string): Promise<Departure> {
  const provider = providerOf(kernel, face);
  const configuration = await discover(kernel, provider);
  const [state, nonce, verifier] = [token(), token(), token()];
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: provider.callback,
    scope: scopeOf(provider),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ui_locales: language,
  });
  return { flow: { face, language, to, state, nonce, verifier }, address: address.href };
}

/** Where one signs out at the provider as well; null where it has no such place. Throws as `depart`. */
export async function leaveAddress(kernel: Kernel, face: DoorFace, back: string): Promise<string | null> {
  const provider = providerOf(kernel, face);
  const configuration = await discover(kernel, provider);
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  const home = new URL(back, provider.callback).href;
  // Without a hint of who it is: ID tokens are not kept here, and the provider has a session of its own.
  return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: home }).href;
}

/** A session, or whom the provider vouched for without an account here: told to that person alone, never in an error. */
export type Arrival = { opened: OpenedSession } | { unlinked: string };

/**
 * What came back with the browser becomes a session, if the provider vouches for a person who is linked to an account. No
 * account is ever made here. Throws OIDC_EXPIRED (another browser, too late, twice), OIDC_DECLINED, OIDC_UNTRUSTED,
 * OIDC_UNREACHABLE, ACCOUNT_CLOSED.
 */
export async function arrive(kernel: Kernel, flow: Flow, query: string): Promise<Arrival> {
  const provider = providerOf(kernel, flow.face);
  const claim = claimOf(provider);
  const identity = await vouchedFor(kernel, provider, flow, query).catch(async (error: unknown) => {
    if (error instanceof XinhengError) await noteRefusal(kernel, error.code);
    throw error;
  });
  const user = await findLinked(kernel, { issuer: provider.issuer, claim, identity });
  if (user === undefined) {
    await noteRefusal(kernel, 'OIDC_UNLINKED');
    return { unlinked: identity };
  }
  if (!opensAnything(user)) {
    await noteRefusal(kernel, 'ACCOUNT_CLOSED', user);
    throw new XinhengError('ACCOUNT_CLOSED');
  }
  return { opened: await openSession(kernel, user, 'oidc') };
}

/** The person for whom the provider vouches, by the configured claim. */
async function vouchedFor(kernel: Kernel, provider: OidcProvider, flow: Flow, query: string): Promise<string> {
  const back = new URL(provider.callback);
  back.search = query;
  // Looked at before anything is asked of the provider: a stranger's link costs nobody anything.
  if (back.searchParams.get('state') !== flow.state) throw new XinhengError('OIDC_EXPIRED', { reason: 'state' });
  if (!(await firstReturn(kernel, flow.state))) throw new XinhengError('OIDC_EXPIRED', { reason: 'twice' });
  const configuration = await discover(kernel, provider);
  const claims = await client
    .authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    })
    .then((tokens) => tokens.claims())
    .catch((error: unknown) => {
      throw error instanceof client.AuthorizationResponseError
        ? new XinhengError('OIDC_DECLINED', {}, { cause: error })
        : providerError(error);
    });
  const claim = claimOf(provider);
  const identity = claims?.[claim];
  if (typeof identity !== 'string' || identity === '' || identity.length > IDENTITY_MAX)
    throw new XinhengError('OIDC_UNTRUSTED', { reason: claim });
  return identity;
}

/** In the log with the account, where there is one; who somebody is at the provider is not. */
async function noteRefusal(kernel: Kernel, outcome: ErrorCode, user?: User): Promise<void> {
  const by = user === undefined ? ANONYMOUS : callerOf(user, null);
  const details = { way: 'oidc' };
  await kernel.db.tx((tx) => audit(kernel, tx, by, { action: 'session.refused', outcome, details }));
}

function scopeOf({ scope = '' }: OidcProvider): string {
  return [...new Set(['openid', ...scope.split(' ').filter((each) => each !== '')])].join(' ');
}

function token(): string {
  return secret().toString('base64url');
}
