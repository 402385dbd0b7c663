import type { LightMyRequestResponse } from 'fastify';
import type { Office } from '../office.ts';
import { signIn, type SignedIn } from '../server.ts';

/** A signed-in person without scripts: opens pages, sends forms. */
export interface Person {
  open(url: string): Promise<LightMyRequestResponse>;
  send(url: string, fields: Record<string, string>, multipart?: boolean): Promise<LightMyRequestResponse>;
}

export async function personIn({ server }: Office, account: string): Promise<Person> {
  const own: SignedIn = await signIn(server, account);
  return {
    open: (url) => server.inject({ url, headers: { cookie: own.cookie } }),
    send(url, fields, multipart = false) {
      const all = { _csrf: own['x-csrf-token'], ...fields };
      const parts = Object.entries(all).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
      return server.inject({
        method: 'POST',
        url,
        payload: multipart ? `${parts.join('')}--b--\r\n` : new URLSearchParams(all).toString(),
        headers: {
          cookie: own.cookie,
          'content-type': multipart ? 'multipart/form-data; boundary=b' : 'application/x-www-form-urlencoded',
        },
      });
    },
  };
}
