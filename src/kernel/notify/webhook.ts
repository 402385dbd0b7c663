import { Webhook } from 'standardwebhooks';
import type { Deliver } from './types.ts';

const TIMEOUT = 20_000;

/**
 * A signed request by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature): to the operator's gateway for
 * short messages with number and text, or to its adapter with the account. Any 2xx is taken as received; a redirect is not
 * followed, since it would carry a telephone number to an address that nobody configured.
 */
export function poster({ url, secret }: { url: string; secret: string }, to: 'sms' | 'webhook'): Deliver {
  const hook = new Webhook(secret);
  return async ({ id, account, address, kind, params, text, at }) => {
    const body = JSON.stringify({
      type: `message.${kind}`,
      timestamp: at.toISOString(),
      data: { ...(to === 'sms' ? { to: address } : { account, params }), text },
    });
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': hook.sign(id, at, body),
    };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
  };
}
