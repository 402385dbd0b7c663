import { InvalidArgumentError, type Command } from 'commander';
import type { Capability } from '../kernel/capability.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { ALL_FACES } from '../kernel/http/index.ts';
import { t } from '../kernel/i18n/index.ts';
import { openKernel, type OpenKernel } from '../kernel/open.ts';
import { readSurroundings, type Config } from '../kernel/settings.ts';
import { programVersion } from '../kernel/version.ts';
import { requireFreePort, startServer, type ListenOptions, type Running } from '../server.ts';
import { announce } from './announce.ts';
import { demonstrationOf, ensureDemo } from './demonstration.ts';
import { announceRestoring, type Restoring } from './restoring.tsx';
import { asXinhengError } from './fault.ts';
import { languageOf } from './language.ts';
import { cliMessages } from './messages.ts';
import { failWith, noteText, type Terminal } from './run.ts';
import { holdServerLock } from './serve-lock.ts';
import { errorPage } from '../faces/portal/index.ts';

type ServedFace = (typeof ALL_FACES)[number];

interface ServeOptions {
  port: number;
  host: string;
  faces?: ServedFace[];
  demo?: boolean;
  today?: string;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/u;

export function serveCommand(program: Command, capabilities: readonly Capability[], terminal: Terminal): void {
  program
    .command('serve')
    .description('start the server / 启动服务')
    .option('--port <port>', 'port / 端口', portOf, 8080)
    .option('--host <host>', 'address to listen on / 监听地址', '127.0.0.1')
    .option('--faces <faces>', `of ${ALL_FACES.join(',')} / 提供哪些页面`, facesOf)
    .option('--demo', 'with invented demonstration data / 使用虚构的演示数据')
    .option('--today <date>', 'day of the demonstration / 演示日期')
    .action(async (options: ServeOptions) => {
      const language = languageOf(terminal.environment);
      try {
        await serve(options, capabilities, terminal);
      } catch (error) {
        failWith(error, { json: false, language }, terminal);
      }
    });
}

async function serve(options: ServeOptions, capabilities: readonly Capability[], terminal: Terminal): Promise<void> {
  const around = readSurroundings(terminal.environment);
  const texts = t(languageOf(terminal.environment), cliMessages);
  if (options.demo) requireLoopback(options.host);
  const lock = await holdServerLock(around.dataDirectory);
  let kernel: OpenKernel | undefined;
  let running: Running | undefined;
  let restoring: Restoring | undefined;
  let stopped = false;
  const faces = options.faces ?? around.config.faces ?? ALL_FACES;
  const stop = async (): Promise<void> => {
    stopped = true;
    await restoring?.close();
    await running?.stop();
    await kernel?.close({ now: true });
    await lock.release();
  };
  const begin = async (port: number, anew: boolean): Promise<void> => {
    const open = await openKernel({
      environment: terminal.environment,
      rooms: capabilities,
      demo: options.demo === true || anew,
      anew,
      today: options.today,
      note: (note) => terminal.err(noteText(note, languageOf(terminal.environment))),
      onFailed: (error) => void endWith(error, stop, terminal),
    });
    kernel = open;
    if (open.settings.demo) {
      requireLoopback(options.host);
      await ensureDemo(open, capabilities, {
        onLoad: () => terminal.err(texts['demo.loading']()),
        onDay: (done, of) => restoring?.progress(done, of),
      });
      open.demonstration = await demonstrationOf(open, {
        newDay: () => running?.newDay() ?? Promise.resolve(),
        restore: () => void restore().catch((error: unknown) => (stopped ? undefined : fail(error))),
      });
    }
    const listen = await listenOptions(around.config, { host: options.host, port, faces });
    const takeOver = async () => {
      await restoring?.close();
      restoring = undefined;
    };
    running = await startServer(open, capabilities, {
      ...listen,
      takeOver,
      errorPage: (given) => errorPage(open, given),
    });
  };
  /** Everything but the lock is ended and made again, so that nothing remembers the old city. */
  const restore = async (): Promise<void> => {
    if (kernel === undefined || running === undefined || restoring !== undefined) return;
    const [old, before] = [running, kernel];
    const port = Number(new URL(old.address).port);
    running = undefined;
    // An open stream of events would be waited for for ever.
    const patience = setTimeout(() => old.server.server.closeAllConnections(), PATIENCE_MS);
    await old.server.close();
    clearTimeout(patience);
    restoring = await announceRestoring(before, { host: options.host, port });
    await old.stop();
    await before.close();
    await begin(port, true);
  };
  const fail = (error: unknown): Promise<void> => endWith(asXinhengError(error), stop, terminal);
  try {
    await requireFreePort(options);
    await begin(options.port, false);
    stopOnSignals(stop, () => terminal.err(texts.stopping()), terminal);
    terminal.out(await announce(running!.address, kernel!, capabilities, faces));
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function listenOptions(
  { trust, https, metricsToken }: Config,
  where: Pick<ListenOptions, 'host' | 'port'> & { faces: readonly ServedFace[] },
): Promise<ListenOptions> {
  return {
    ...where,
    version: await programVersion(),
    ...(trust ? { trust } : {}),
    ...(https === undefined ? {} : { https }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
  };
}

/** Invented data must never be taken for real ones by somebody else on the network. */
function requireLoopback(host: string): void {
  if (!LOOPBACK.test(host)) throw new XinhengError('DEMO_REFUSED', { reason: `--host ${host}` });
}

/** So long requests under way may take before a demonstration is made anew: less than until their page asks again. */
const PATIENCE_MS = 2000;

/** Within this time a second signal is the same one: Ctrl-C reaches us from the terminal and again through npm. */
const SAME_SIGNAL_MS = 2000;

function stopOnSignals(stop: () => Promise<void>, onStop: () => void, terminal: Terminal): void {
  let asked = false;
  let again = false;
  const onSignal = (): void => {
    // Asked again: somebody does not want to wait.
    if (again) process.exit(130);
    if (asked) return;
    asked = true;
    setTimeout(() => (again = true), SAME_SIGNAL_MS).unref();
    onStop();
    stop().then(
      () => terminal.exit(0),
      () => terminal.exit(3),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
}

async function endWith(error: XinhengError, stop: () => Promise<void>, terminal: Terminal): Promise<void> {
  failWith(error, { json: false, language: languageOf(terminal.environment) }, { ...terminal, exit: () => undefined });
  await stop().catch(() => undefined);
  terminal.exit(error.exitCode);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) throw new InvalidArgumentError('0…65535');
  return port;
}

function facesOf(text: string): ServedFace[] {
  return text.split(',').map((name) => {
    const face = ALL_FACES.find((each) => each === name.trim());
    if (!face) throw new InvalidArgumentError(ALL_FACES.join(','));
    return face;
  });
}
