import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { frameMessages } from './kinds.ts';
import type { Deliver, NotifyConfig } from './types.ts';

const TIMEOUT = 20_000;

/** By the operator's own mail server. The Message-ID comes from the message, so that a copy sent again is seen as one. */
export function mailer({ smtp, from }: NonNullable<NotifyConfig['email']>): Deliver {
  const transport = createTransport({
    url: smtp,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    // Text is ours alone; nothing is fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf('@') + 1).replaceAll(/[^\w.-]/g, '') || 'localhost';
  return async ({ id, address, site, text, at }) => {
    const name = createHash('sha256').update(id).digest('hex').slice(0, 40);
    await transport
      .sendMail({
        from,
        to: address ?? '',
        subject: `${frameMessages.zh.subject({ site: site.zh })} / ${frameMessages.en.subject({ site: site.en })}`,
        text: `${text.zh}\n\n${text.en}\n`,
        messageId: `<${name}@${host}>`,
        date: at,
        // No automatic answers to an automatic message (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      // A mail server's answer often repeats the address; the operator's list must not.
      .catch((error: unknown) => {
        throw new Error(String(error instanceof Error ? error.message : error).replaceAll(/\S+@\S+/g, '…'));
      });
  };
}
