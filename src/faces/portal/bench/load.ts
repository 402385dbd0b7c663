import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';

/** What a measuring thread is told; it answers with one `LoadFigure`. */
export interface LoadTask {
  port: number;
  paths: readonly string[];
  connections: number;
  seconds: number;
  /** Before the time runs, each address is asked for so often. */
  warmUps: number;
}

export interface LoadFigure {
  answers: number;
  seconds: number;
  /** Of bodies, as sent. */
  bytes: number;
  /** Milliseconds from question to answer. */
  p50: number;
  p99: number;
  /** Answers other than 200. */
  failed: number;
}

const END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/** One connection that is kept open; one question at a time. */
function asker(port: number): { ask(path: string): Promise<{ status: number; bytes: number }>; close(): void } {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let got: Buffer = Buffer.alloc(0);
  let done: ((answer: { status: number; bytes: number }) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.on('error', (error) => fail?.(error));
  socket.on('close', () => fail?.(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const head = got.indexOf(END);
    if (head < 0) return;
    const text = got.toString('latin1', 0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    const whole = length === undefined ? got.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : got.length >= head + 4 + Number(length);
    if (!whole) return;
    const answer = { status: Number(text.slice(9, 12)), bytes: got.length - head - 4 };
    got = Buffer.alloc(0);
    done?.(answer);
  });
  return {
    ask: (path) =>
      new Promise((resolve, reject) => {
        done = resolve;
        fail = reject;
        socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\n\r\n`);
      }),
    close: () => {
      fail = undefined;
      socket.destroy();
    },
  };
}

/** Each connection asks as fast as it is answered, the addresses one after the other. */
async function load({ port, paths, connections, seconds, warmUps }: LoadTask): Promise<LoadFigure> {
  const askers = Array.from({ length: connections }, () => asker(port));
  for (let n = 0; n < warmUps; n += 1) for (const path of paths) await askers[0]!.ask(path);
  const times: number[] = [];
  let [bytes, failed, next] = [0, 0, 0];
  const begun = performance.now();
  await Promise.all(
    askers.map(async ({ ask }) => {
      while (performance.now() - begun < seconds * 1000) {
        const at = performance.now();
        const answer = await ask(paths[next++ % paths.length]!);
        times.push(performance.now() - at);
        bytes += answer.bytes;
        failed += Number(answer.status !== 200);
      }
    }),
  );
  const took = (performance.now() - begun) / 1000;
  for (const { close } of askers) close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(share * times.length)] ?? 0) * 100) / 100;
  return { answers: times.length, seconds: took, bytes, p50: at(0.5), p99: at(0.99), failed };
}

// A port between threads has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await load(workerData as LoadTask));
