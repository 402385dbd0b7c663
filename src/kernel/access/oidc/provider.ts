import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as client from 'openid-client';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import type { DoorFace } from '../doors/back.ts';
import { isLoopback, type OidcProvider } from './settings.ts';

type Surroundings = Pick<Kernel, 'settings'>;

const TIMEOUT_SECONDS = 5;

/** The provider of a face. Throws NOT_FOUND where the face has none. */
export function providerOf({ settings }: Surroundings, face: DoorFace): OidcProvider {
  const provider = settings.oidc?.[face];
  if (provider === undefined) throw new XinhengError('NOT_FOUND', { what: 'OpenID Connect' });
  return provider;
}

const known = new WeakMap<OidcProvider, Promise<client.Configuration>>();

/**
 * What the provider says of itself, asked once; after a failure it is asked again. Its keys are fetched by the library, anew
 * when a token names one that is not known. Throws OIDC_UNREACHABLE, OIDC_UNTRUSTED, SETTINGS_INVALID.
 */
export function discover(kernel: Surroundings, provider: OidcProvider): Promise<client.Configuration> {
  const asked = known.get(provider);
  if (asked !== undefined) return asked;
  const asking = ask(kernel, provider);
  known.set(provider, asking);
  asking.catch(() => known.delete(provider));
  return asking;
}

async function ask(kernel: Surroundings, provider: OidcProvider): Promise<client.Configuration> {
  const { issuer, clientId } = provider;
  const secret = await secretOf(kernel, provider);
  const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
  // The signature is checked although the token comes by TLS from the provider itself: an inner proxy may end that TLS.
  const execute = [client.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [client.allowInsecureRequests] : [])];
  const metadata = secret === undefined ? {} : { client_secret: secret };
  try {
    const options = { execute, timeout: TIMEOUT_SECONDS };
    return await client.discovery(new URL(issuer), clientId, metadata, authentication, options);
  } catch (error) {
    throw providerError(error);
  }
}

/** Never given on: what a provider answers may name a person. The cause stays with the error for the log. */
export function providerError(cause: unknown): XinhengError {
  const reason = codeOf(cause);
  const code = isSilence(cause) ? 'OIDC_UNREACHABLE' : 'OIDC_UNTRUSTED';
  return new XinhengError(code, reason === undefined ? {} : { reason }, { cause });
}

/** The library's own words for what was wrong, a closed list of constants. */
function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,60}$/.test(code) ? code : undefined;
}

/** No answer, or one of a server that is in trouble: not an answer that is wrong. */
function isSilence(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true;
  // A connection that can't be made is a TypeError of fetch.
  if (error instanceof TypeError && code === undefined) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Response && cause.status >= 500;
}

async function secretOf({ settings }: Surroundings, provider: OidcProvider): Promise<string | undefined> {
  if (provider.secretFile === undefined) return undefined;
  const path = resolve(settings.dataDirectory, provider.secretFile);
  try {
    const { mode } = await stat(path);
    // Readable for others is as good as published.
    if ((mode & 0o077) !== 0) throw new XinhengError('SETTINGS_INVALID', { setting: path, expected: '0600' });
    const secret = (await readFile(path, 'utf8')).trim();
    if (secret === '') throw new XinhengError('SETTINGS_INVALID', { setting: path });
    return secret;
  } catch (error) {
    if (error instanceof XinhengError) throw error;
    throw new XinhengError('SETTINGS_INVALID', { setting: path }, { cause: error });
  }
}
