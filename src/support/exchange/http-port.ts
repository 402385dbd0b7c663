import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Arrival, Broken, UpperPort } from './port.ts';
import type { HttpSettings } from './settings.ts';

const Listed = Type.Array(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9._-]+$' }),
    kind: Type.Union([Type.Literal('receipt'), Type.Literal('returned'), Type.Literal('determinations')]),
    rows: Type.Integer({ minimum: 0 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    mapping: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  }),
  { maxItems: 1000 },
);

/** An answer larger than this is none of ours. */
const LONGEST_BODY = 256 * 1024 * 1024;

/**
 * The HTTP interface of the upper platform. No national one is published: this is our own form (local default), to be bent
 * to the real one when it is known. `spool` holds what was fetched until it is worked through.
 */
export function httpPort(settings: HttpSettings, spool: string): UpperPort {
  const call = caller(settings);
  return {
    async publish({ manifest, bytes }) {
      // The number is the idempotency key: sent again, the file is the one that they have.
      await call('POST', `files/${manifest.number}`, bytes, {
        'content-type': 'text/csv; charset=utf-8',
        'idempotency-key': manifest.number,
        'x-manifest': Buffer.from(JSON.stringify(manifest)).toString('base64'),
      });
    },
    async arrivals() {
      const listed: unknown = JSON.parse((await call('GET', 'arrivals')).toString('utf8'));
      if (!Value.Check(Listed, listed)) throw new XinhengError('UNAVAILABLE', { what: 'arrivals' });
      await mkdir(spool, { recursive: true, mode: 0o750 });
      const taken: Arrival[] = [];
      const broken: Broken[] = [];
      for (const { name, ...manifest } of listed) {
        const path = join(spool, name);
        const bytes = await readFile(path).catch(() => undefined);
        const held = bytes !== undefined && sha256(bytes) === manifest.sha256 ? bytes : undefined;
        const fetched = held ?? (await call('GET', `arrivals/${name}`));
        if (held === undefined) await writeFile(path, fetched, { mode: 0o640, flush: true });
        if (sha256(fetched) === manifest.sha256) taken.push({ name, manifest: { ...manifest, file: name }, path });
        else broken.push({ name, reason: 'HASH' });
      }
      return { taken, broken };
    },
    async done({ name, path }) {
      await call('DELETE', `arrivals/${name}`);
      await rm(path, { force: true });
    },
    async failed(name, reason) {
      await call('POST', `arrivals/${name}/refused`, Buffer.from(JSON.stringify({ reason })), {
        'content-type': 'application/json',
      });
      await rm(join(spool, name), { force: true });
    },
  };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Call = (method: string, path: string, body?: Buffer, headers?: Record<string, string>) => Promise<Buffer>;

/** One call with its tries: what may help by waiting (no answer, 408, 425, 429, 5xx) is tried again, with longer pauses. */
function caller(settings: HttpSettings): Call {
  const base = settings.url.endsWith('/') ? settings.url : `${settings.url}/`;
  const attempts = settings.attempts ?? 3;
  return async (method, path, body, headers = {}) => {
    const options = await optionsOf(settings);
    for (let attempt = 1; ; attempt++) {
      const answer = await once(new URL(path, base), { ...options, method }, body, headers).catch((error: unknown) => ({
        status: 0,
        bytes: Buffer.alloc(0),
        error,
      }));
      if (answer.status >= 200 && answer.status < 300) return answer.bytes;
      const again = answer.status === 0 || [408, 425, 429].includes(answer.status) || answer.status >= 500;
      if (!again || attempt >= attempts) {
        const cause = 'error' in answer ? { cause: answer.error } : {};
        throw new XinhengError('UNAVAILABLE', { what: `${method} ${path}`, status: answer.status }, cause);
      }
      await pause(Math.min(250 * 2 ** attempt, 10_000));
    }
  };
}

async function optionsOf(settings: HttpSettings): Promise<RequestOptions & { token: string | undefined }> {
  const read = (path: string | undefined): Promise<Buffer | undefined> =>
    path === undefined ? Promise.resolve(undefined) : readFile(path);
  const [token, ca, cert, key] = await Promise.all([settings.tokenFile, settings.caFile, settings.certFile, settings.keyFile].map(read));
  return {
    token: token?.toString('utf8').trim(),
    timeout: (settings.timeoutSeconds ?? 30) * 1000,
    ...(ca ? { ca } : {}),
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
  };
}

function once(
  url: URL,
  { token, timeout, ...options }: RequestOptions & { token: string | undefined },
  body: Buffer | undefined,
  headers: Record<string, string>,
): Promise<{ status: number; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const all = {
      ...headers,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-length': String(body.length) } : {}),
    };
    // The whole exchange has one limit: a server that answers byte by byte would outlast one between bytes.
    const signal = AbortSignal.timeout(timeout ?? 30_000);
    const sent = send(url, { ...options, headers: all, signal }, (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      answer.on('data', (part: Buffer) => {
        length += part.length;
        if (length > LONGEST_BODY) sent.destroy(new RangeError('answer too long'));
        else parts.push(part);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
