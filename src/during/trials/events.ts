import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { getRun, settleInterrupted } from './list.ts';
import type { RunKind, RunRow } from './types.ts';

/** Between two looks; a line that says nothing keeps proxies from closing a quiet stream. */
const EVERY_MS = 300;
const HEARTBEAT_MS = 15_000;
/** Then the browser asks again by itself, and goes on where it was. */
const LONGEST_MS = 10 * 60_000;
const AT_END = 'end';

export interface Watched {
  kind: RunKind;
  id: string;
  caller: Caller;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Server-sent events of a run: `progress` whenever it has moved, `end` when it is over. The run does not depend on anybody
 * watching. A browser that comes back with the last id is told only what is new; one that has seen the end gets 204.
 */
export async function streamRun(kernel: Kernel, watched: Watched): Promise<FastifyReply | undefined> {
  const { kind, id, caller, request, reply } = watched;
  await settleInterrupted(kernel);
  const first = await getRun(kernel, kind, id, caller);
  const last = request.headers['last-event-id'];
  if (last === AT_END && first.state !== 'running') return undefined;
  const gone = new AbortController();
  request.raw.once('close', () => gone.abort());
  // A compressed stream would be kept until its buffer is full.
  request.headers['x-no-compression'] = 'true';
  const { server } = request.server;
  const wasListening = server.listening;
  const open = (): boolean => !gone.signal.aborted && server.listening === wasListening;
  const told = typeof last === 'string' ? last : undefined;
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(runEvents(kernel, { kind, id, caller, last: told, open }), { objectMode: false }));
}

export interface Watch {
  kind: RunKind;
  id: string;
  caller: Caller;
  /** Id of the last event that was seen. */
  last?: string | undefined;
  /** False once nobody listens any more. */
  open(): boolean;
}

export async function* runEvents(kernel: Kernel, watch: Watch): AsyncGenerator<string> {
  yield 'retry: 3000\n\n';
  let told = watch.last;
  let quiet = 0;
  for (let waited = 0; watch.open() && waited < LONGEST_MS; waited += EVERY_MS) {
    const run = await getRun(kernel, watch.kind, watch.id, watch.caller);
    if (run.state !== 'running') return yield event('end', AT_END, run);
    const mark = `${run.ahead}-${run.done}-${run.total ?? ''}`;
    if (mark !== told) yield event('progress', mark, run);
    else if (quiet >= HEARTBEAT_MS) yield ': \n\n';
    quiet = mark === told && quiet < HEARTBEAT_MS ? quiet + EVERY_MS : 0;
    told = mark;
    await pause(EVERY_MS);
  }
}

function event(name: string, id: string, { state, ahead, done, total }: RunRow): string {
  return `event: ${name}\nid: ${id}\ndata: ${JSON.stringify({ state, ahead, done, total })}\n\n`;
}
