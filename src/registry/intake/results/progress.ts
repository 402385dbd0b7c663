import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { getBatch } from '../batches/list.ts';
import { receiptOf } from '../batches/receipt.ts';

/** Between two looks at the batch; a line that says nothing keeps proxies from closing a quiet stream. */
const EVERY_MS = 500;
const HEARTBEAT_MS = 15_000;
/** Then the browser asks again by itself, and goes on where it was. */
const LONGEST_MS = 10 * 60_000;
const AT_END = 'end';

/** Its work is not done yet: it is being read, or waits for a second person. */
const UNDERWAY: ReadonlySet<string> = new Set(['received', 'running']);

/**
 * Server-sent events of a batch while it is worked through: `progress` with the counts so far whenever they have moved,
 * `end` with the receipt. The work itself does not depend on anybody watching. Resumable: a browser that comes back with
 * the last id is told only what is new, and one that has seen the end gets 204, at which it stops asking.
 */
export async function streamProgress(
  kernel: Pick<Kernel, 'db' | 'calendar' | 'clock'>,
  { caller, id, request, reply }: { caller: Caller; id: string; request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply | undefined> {
  const first = await getBatch(kernel, caller, id);
  const last = request.headers['last-event-id'];
  if (last === AT_END && !UNDERWAY.has(first.state)) return undefined;
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  // A compressed stream would be kept until its buffer is full.
  request.headers['x-no-compression'] = 'true';
  const { server } = request.server;
  const wasListening = server.listening;
  const open = (): boolean => !gone.signal.aborted && server.listening === wasListening;
  const events = batchEvents(kernel, { caller, id, last: typeof last === 'string' ? last : undefined, open });
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(events, { objectMode: false }));
}

export interface Watch {
  caller: Caller;
  id: string;
  /** Id of the last event that was seen. */
  last?: string | undefined;
  /** False once nobody listens any more. */
  open(): boolean;
}

export async function* batchEvents(
  kernel: Pick<Kernel, 'db' | 'calendar' | 'clock'>,
  { caller, id, last, open }: Watch,
): AsyncGenerator<string> {
  yield 'retry: 3000\n\n';
  let told = last;
  let quiet = 0;
  for (let waited = 0; open() && waited < LONGEST_MS; waited += EVERY_MS) {
    const batch = await getBatch(kernel, caller, id);
    const receipt = receiptOf(kernel, batch);
    if (!UNDERWAY.has(batch.state)) return yield event('end', AT_END, receipt);
    const mark = `${batch.state}-${batch.rows_read}`;
    if (mark !== told) yield event('progress', mark, receipt);
    else if (quiet >= HEARTBEAT_MS) yield ': \n\n';
    quiet = mark === told && quiet < HEARTBEAT_MS ? quiet + EVERY_MS : 0;
    told = mark;
    await pause(EVERY_MS);
  }
}

const event = (name: string, id: string, data: unknown): string => `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
