import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ArrivalManifest, Manifest } from '../port.ts';
import { readSent, type UpperFile } from './upper.ts';

/** What the next requests meet: an error, silence, or a cut after the work is done. */
export type Mood = number | 'silent' | 'cut';

/** A stand-in for the upper platform's HTTP interface, on a real port: knows a number by its idempotency key. */
export class HttpUpper {
  readonly files = new Map<string, UpperFile>();
  /** Numbers in the order of their requests, also repeated ones. */
  readonly came: string[] = [];
  readonly refused: string[] = [];
  /** Taken from the front, one a request. */
  moods: Mood[] = [];
  readonly #arrivals = new Map<string, { manifest: Omit<ArrivalManifest, 'file'>; bytes: Buffer }>();
  readonly #server: Server;
  readonly #token: string;
  #secure: boolean;

  constructor(token: string, tls?: { key: string; cert: string }) {
    this.#token = token;
    this.#secure = tls !== undefined;
    const listener = (request: IncomingMessage, response: ServerResponse): void => void this.#serve(request, response);
    this.#server = tls ? createTlsServer(tls, listener) : createServer(listener);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `${this.#secure ? 'https' : 'http'}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  give(name: string, kind: ArrivalManifest['kind'], bytes: Buffer, rows: number): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#arrivals.set(name, { manifest: { kind, rows, sha256 }, bytes });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const mood = this.moods.shift();
    if (mood === 'silent') return;
    if (typeof mood === 'number') return void response.writeHead(mood).end();
    if (request.headers.authorization !== `Bearer ${this.#token}`) return void response.writeHead(401).end();
    const answer = this.#answer(request, Buffer.concat(parts));
    if (mood === 'cut') return void request.socket.destroy();
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  }

  #answer({ method, url, headers }: IncomingMessage, body: Buffer): Buffer | undefined {
    const [, what, name, more] = (url ?? '').split('/');
    if (method === 'POST' && what === 'files') {
      const manifest = JSON.parse(Buffer.from(String(headers['x-manifest']), 'base64').toString('utf8')) as Manifest;
      if (headers['idempotency-key'] !== name || manifest.number !== name) return undefined;
      this.came.push(name);
      const file = readSent(manifest, body);
      const known = this.files.get(name);
      if (known !== undefined && known.manifest.sha256 !== manifest.sha256) return undefined;
      this.files.set(name, known ?? file);
      return Buffer.alloc(0);
    }
    if (what !== 'arrivals') return undefined;
    if (name === undefined)
      return Buffer.from(JSON.stringify([...this.#arrivals].map(([each, { manifest }]) => ({ name: each, ...manifest }))));
    if (method === 'GET') return this.#arrivals.get(name)?.bytes;
    if (more === 'refused') this.refused.push(`${name} ${(JSON.parse(body.toString('utf8')) as { reason: string }).reason}`);
    this.#arrivals.delete(name);
    return Buffer.alloc(0);
  }
}
