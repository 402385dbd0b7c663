import { Type, type Static } from 'typebox';

const Address = Type.String({ minLength: 8, maxLength: 300, pattern: '^https?://[\\x21-\\x7e]+$' });
const Title = Type.String({ minLength: 1, maxLength: 40 });

/** A provider of identities (OpenID Connect) at which people of one face sign in. */
const Provider = Type.Object(
  {
    /** As the provider names itself; everything else is read at `…/.well-known/openid-configuration`. */
    issuer: Address,
    clientId: Type.String({ minLength: 1, maxLength: 200 }),
    /** File that holds the client's secret, 0600, in the data directory or by its whole path. Without it: a public client. */
    secretFile: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    /** The whole address `…/auth/oidc/callback` of this site, as registered at the provider. */
    callback: Address,
    /** What the person reads on the button. */
    title: Type.Object({ zh: Title, en: Title }, { additionalProperties: false }),
    /**
     * Claim of the ID token that is linked to an account; default `sub`. Never one that people set themselves: whoever can
     * choose it could be anybody.
     */
    claim: Type.Optional(Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_.:/-]{0,99}$' })),
    /** Beside `openid`, where the claim needs it. */
    scope: Type.Optional(Type.String({ pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e ]{1,200}$' })),
  },
  { additionalProperties: false },
);
export type OidcProvider = Static<typeof Provider>;

export const OidcSettings = Type.Object(
  {
    workbench: Type.Optional(Provider),
    centre: Type.Optional(Provider),
    desk: Type.Optional(Provider),
    field: Type.Optional(Provider),
  },
  { additionalProperties: false },
);
export type OidcSettings = Static<typeof OidcSettings>;

export function claimOf({ claim }: OidcProvider): string {
  return claim ?? 'sub';
}

export const CALLBACK = '/auth/oidc/callback';

/** Claims that many providers let people fill in. */
const CHOSEN = ['email', 'preferred_username', 'name', 'nickname', 'phone_number', 'given_name', 'family_name'];

/** What a schema can't say; undefined = nothing wrong. */
export function oidcFault(settings: OidcSettings): { at: string; expected: string } | undefined {
  for (const [face, provider] of Object.entries(settings)) {
    const at = `oidc.${face}`;
    if (!isProtected(provider.issuer)) return { at: `${at}.issuer`, expected: 'https://…' };
    if (!isProtected(provider.callback) || new URL(provider.callback).pathname !== CALLBACK)
      return { at: `${at}.callback`, expected: `https://…${CALLBACK}` };
    if (provider.claim !== undefined && CHOSEN.includes(provider.claim))
      return { at: `${at}.claim`, expected: 'sub, or a claim that people cannot change themselves' };
  }
  return undefined;
}

/** Without TLS only on the machine itself. */
export function isLoopback(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

function isProtected(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return new URL(address).protocol === 'https:' || isLoopback(address);
}
