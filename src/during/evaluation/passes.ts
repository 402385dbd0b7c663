import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Kernel } from '../../kernel/context.ts';
import { connectionOf, type Connection } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Part } from '../../registry/dossiers/index.ts';
import { registerNow, stepsOf, type RegisterMoment, type Step } from './dossiers.ts';

/**
 * Work over the register that needs numbers alone from each body, so that its parts can be done at once. What goes in and
 * comes out is copied between threads: no functions, no classes.
 */
export interface Pass<Input, Result> {
  /** By which a thread finds it among those that it knows (src/cli/passes.ts). */
  name: string;
  over(steps: AsyncIterable<Step>, input: Input, told: (bodies: number) => void): Promise<Result>;
}

/** Any of them: what goes in and comes out is known to whoever asks for it by name. */
export type AnyPass = Pass<never, unknown>;

export interface PassOptions {
  /** Told of bodies done; may throw, which ends it. */
  progress?: (bodies: number) => Promise<void>;
  /** Parts at most, and the blocks that a part has at least; of tests. */
  parts?: number;
  least?: number;
}

/** Where the program is put together (scripts/thread.config.mjs). */
const THREAD = new URL('../../cli/pass-thread.js', import.meta.url);

/** More threads would wait for the database, which works for each of them. */
const MOST = 8;

/**
 * Over the whole register as of one moment, as it counts on the day `asOf`: a thread for each part where it is large. Answers
 * what came out of each part, for the caller to add up.
 */
export async function inParts<Input, Result>(
  kernel: Kernel,
  asOf: string,
  pass: Pass<Input, Result>,
  input: Input,
  options: PassOptions = {},
): Promise<Result[]> {
  const most = options.parts ?? Math.min(MOST, availableParallelism());
  const moment = await registerNow(kernel, most, options.least);
  try {
    // Under a runner of tests modules are no files that a thread could load; there the parts go one after the other.
    const isAtOnce = moment.parts.length > 1 && import.meta.url.endsWith('.js');
    return await (isAtOnce ? atOnce : oneByOne)(kernel, moment, asOf, pass, input, options);
  } finally {
    await moment.close();
  }
}

async function oneByOne<Input, Result>(
  kernel: Kernel,
  moment: RegisterMoment,
  asOf: string,
  pass: Pass<Input, Result>,
  input: Input,
  { progress }: PassOptions,
): Promise<Result[]> {
  const results: Result[] = [];
  let done = 0;
  const steps = async function* (part: Part): AsyncGenerator<Step> {
    for await (const step of stepsOf(kernel.db, moment, part, asOf)) {
      yield step;
      await progress?.(done);
    }
  };
  for (const part of moment.parts) results.push(await pass.over(steps(part), input, (bodies) => void (done += bodies)));
  return results;
}

/** What a thread is given. */
export interface Given {
  name: string;
  connection: Connection;
  moment: Pick<RegisterMoment, 'snapshot' | 'numbers'>;
  part: Part;
  asOf: string;
  input: unknown;
}

/** What it says: how many bodies it has done since it last said so; at its end one of the others. */
export type Told<Result> =
  | { bodies: number }
  | { result: Result }
  | { fault: { code: XinhengError['code']; params: XinhengError['params'] } };

async function atOnce<Input, Result>(
  kernel: Kernel,
  { snapshot, numbers, parts }: RegisterMoment,
  asOf: string,
  { name }: Pass<Input, Result>,
  input: Input,
  { progress }: PassOptions,
): Promise<Result[]> {
  const connection = connectionOf(kernel.db);
  const workers: Worker[] = [];
  const tell = telling(progress);
  try {
    return await Promise.all(
      parts.map((part) => {
        const given: Given = { name, connection, moment: { snapshot, numbers }, part, asOf, input };
        const worker = new Worker(THREAD, { workerData: given, execArgv: [] });
        workers.push(worker);
        return resultOf<Result>(worker, tell);
      }),
    );
  } finally {
    await Promise.all(workers.map((each) => each.terminate()));
  }
}

/** Progress of all threads together, one telling at a time; answers whether it was taken. */
function telling(progress: PassOptions['progress']): (bodies: number) => Promise<void> {
  let done = 0;
  let last: Promise<void> = Promise.resolve();
  return (bodies) => {
    done += bodies;
    const sum = done;
    last = last.then(() => progress?.(sum));
    return last;
  };
}

function resultOf<Result>(worker: Worker, tell: (bodies: number) => Promise<void>): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.on('message', (told: Told<Result>) => {
      if ('bodies' in told) tell(told.bodies).catch(reject);
      else if ('result' in told) resolve(told.result);
      else reject(new XinhengError(told.fault.code, told.fault.params));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a thread over the register ended with ${code}`)));
  });
}
