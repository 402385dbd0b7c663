import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  to: string[];
  raw: string;
}

/** A real mail server on loopback; answers the first `refuse` letters with a temporary failure. */
export async function mailServer(refuse = 0) {
  const mails: Mail[] = [];
  const refused: Mail[] = [];
  let left = refuse;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, raw: Buffer.concat(parts).toString('utf8') };
        if (left > 0) {
          left -= 1;
          refused.push(mail);
          done(Object.assign(new Error(`mailbox of ${to[0]} busy`), { responseCode: 451 }));
          return;
        }
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, mails, refused, close };
}

export interface Request {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real receiver on loopback; gives the next of the answers, then 204. A redirect leads to itself. */
export async function hookServer(...answers: number[]) {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      const status = answers.shift() ?? 204;
      response.writeHead(status, status === 307 ? { location: '/elsewhere' } : {});
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}/hook`, requests, close };
}
