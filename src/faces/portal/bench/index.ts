import { createServer, type Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { capability, type CommandIo, type CommandResult } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { buildServer } from '../../../kernel/serving/index.ts';
import { t } from '../../../kernel/i18n/index.ts';
import { portalApi } from '../api.ts';
import { errorPage } from '../pages/errors.tsx';
import { subjectPage } from '../pages/subject.tsx';
import type { LoadFigure, LoadTask } from './load.ts';
import { portalBenchMessages } from './messages.ts';
import { currentRecords } from '../../../registry/records/index.ts';

const r = currentRecords('r');

/** Subject pages a second with a warm cache, on two cores (issue 5). */
const GOAL = 1500;
const CONNECTIONS = 16;
const SECONDS = 5;
const BODIES = 100;

/** A body as page and as JSON: the list of all rooms holds this very measurement, and may not be asked for from here. */
const measured = capability({
  name: 'bench-portal',
  items: [],
  routes: portalApi,
  pages: (kernel) => [subjectPage(kernel)],
});

export type PortalMeasure = 'cold' | 'warm' | 'warm-written' | 'peer' | 'limit';

export interface PortalFigure extends LoadFigure {
  measure: PortalMeasure;
  /** Answers a second. */
  rate: number;
}

/**
 * Pages of bodies a second by one serving process over bodies of this database: drawn anew each time, kept (nothing is written),
 * kept while something commits each second; beside the peer (the same body as JSON by our API, computed each time) and the
 * limit (a bare server that sends the bytes of one page). Who asks is a thread of its own. Reads only.
 */
export async function benchPortal(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  const built = (keep: boolean): Promise<FastifyInstance> =>
    buildServer(kernel, [measured], {
      errorPage: (given) => errorPage(kernel, given),
      limits: null,
      keep,
    });
  const [keeping, drawing] = [await built(true), await built(false)];
  const bare = createServer();
  const figures: PortalFigure[] = [];
  const bar = io.progress(5);
  try {
    const pages = await pagesOf(kernel, drawing);
    const [warm, cold] = [await portOf(keeping), await portOf(drawing)];
    const limit = await sendOne(bare, gzipSync((await drawing.inject({ url: pages[0]! })).rawPayload));
    const measure = async (name: PortalMeasure, port: number, paths = pages, warmUps = 0): Promise<void> => {
      const figure = await inThread({ port, paths, warmUps, connections: CONNECTIONS, seconds: SECONDS });
      if (figure.failed > 0) throw new Error(`${name}: ${figure.failed} answers were not 200`);
      figures.push({ measure: name, rate: Math.round(figure.answers / figure.seconds), ...figure });
      bar.update(figures.length, name);
    };
    await measure('cold', cold, pages, 1);
    await measure('warm', warm, pages, 1);
    const writing = setInterval(() => void sql`select pg_current_xact_id()`.execute(kernel.db.kysely), 1000);
    await measure('warm-written', warm, pages, 1).finally(() => clearInterval(writing));
    await measure(
      'peer',
      cold,
      pages.map((path) => `/api/v1${path}`),
      1,
    );
    await measure('limit', limit, ['/'], 20);
    const say = t(io.language, portalBenchMessages);
    const head = { bodies: pages.length, connections: CONNECTIONS, seconds: SECONDS, cores: availableParallelism() };
    return {
      document: { goal: GOAL, servingProcesses: 1, askingThreads: 1, ...head, figures },
      text: [say.head(head), ...figures.map((each) => say[each.measure](lineOf(each)))].join('\n'),
    };
  } finally {
    bar.stop();
    await Promise.all([keeping.close(), drawing.close()]);
    bare.close();
  }
}

const lineOf = ({ rate, p50, p99, bytes, answers }: PortalFigure) => ({
  rate,
  p50,
  p99,
  bytes: Math.round(bytes / answers),
  goal: GOAL,
});

/** Bodies with something on display first, as they are looked at most. */
async function pagesOf(kernel: Kernel, server: FastifyInstance): Promise<string[]> {
  const { rows } = await sql<{ uscc: string }>`
    select s.uscc from v_subjects_bodies s
    join (select ${r.subject_id}, count(*) as n from ${r.table} group by 1 order by n desc limit ${2 * BODIES}) n
      using (subject_id)
    where s.uscc is not null and s.merged_into is null order by n.n desc, s.uscc limit ${2 * BODIES}`.execute(kernel.db.kysely);
  const pages: string[] = [];
  for (const { uscc } of rows) {
    const path = `/subjects/${uscc}`;
    if (pages.length < BODIES && (await server.inject({ url: path })).statusCode === 200) pages.push(path);
  }
  if (pages.length === 0) throw new XinhengError('BAD_INPUT', { what: 'bench portal: serve --demo' });
  return pages;
}

async function portOf(server: FastifyInstance): Promise<number> {
  return Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
}

async function sendOne(server: Server, bytes: Buffer): Promise<number> {
  server.on('request', (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-encoding': 'gzip',
      'content-length': bytes.length,
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

function inThread(task: LoadTask): Promise<LoadFigure> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('load.js', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
