import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A person whom the provider knows. */
export interface Known {
  sub: string;
  employee_no?: string;
}

export interface RunningProvider {
  issuer: string;
  /** Who signs in next; null: somebody who turns back. */
  person: Known | null;
  close(): Promise<void>;
}

export const CLIENT = { id: 'xinheng', secret: 'weights-and-measures-of-the-city' };

/**
 * A real provider of identities (oidc-provider) on the loopback, which signs in `person` without asking. Its own pages for
 * people are left out: what is tested is what it sends back.
 */
export async function startProvider(callback: string): Promise<RunningProvider> {
  const { server, issuer } = await listening();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [callback],
        post_logout_redirect_uris: [new URL('/workbench/sign-in?why=out', callback).href],
      },
    ],
    claims: { openid: ['sub'], staff: ['employee_no'] },
    scopes: ['openid', 'staff'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only-in-tests'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => {
      const known = running.person;
      return known?.sub === sub ? { accountId: sub, claims: async () => ({ ...known }) } : undefined;
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  });
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void provider.callback()(request, response);
      return;
    }
    void answer(provider, request, response, running.person);
  });
  const close = () => stop(server);
  const running: RunningProvider = { issuer, person: null, close };
  return running;
}

type Handler = Parameters<Provider['interactionFinished']>;

async function answer(provider: Provider, request: Handler[0], response: Handler[1], person: Known | null) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (person === null) {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

export async function listening(): Promise<{ server: Server; issuer: string }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

/** Follows the provider's redirects as a browser does, with its cookies, until it sends one back to our site. */
export async function browse(address: string, back: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let hops = 0; hops < 12 && !at.startsWith(back); hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answered = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answered.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const next = answered.headers.get('location');
    if (next === null) throw new Error(`${answered.status} at ${at}: ${(await answered.text()).slice(0, 300)}`);
    at = new URL(next, at).href;
  }
  return at;
}
