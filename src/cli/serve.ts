import { InvalidArgumentError, type Command } from 'commander';
import type { Capability } from '../kernel/capability.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { ALL_FACES } from '../kernel/http/index.ts';
import { t } from '../kernel/i18n/index.ts';
import { findInstance, markDemoLoaded } from '../kernel/instance.ts';
import { openKernel, type OpenKernel } from '../kernel/open.ts';
import { readSurroundings } from '../kernel/settings.ts';
import { programVersion } from '../kernel/version.ts';
import { requireFreePort, startServer, type Running } from '../server.ts';
import { announce } from './announce.ts';
import { loadDemo } from './demo.ts';
import { languageOf } from './language.ts';
import { cliMessages } from './messages.ts';
import { failWith, noteText, type Terminal } from './run.ts';
import { holdServerLock } from './serve-lock.ts';
import { errorPage } from '../portal/index.ts';

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
    .option('--port <port>', 'port', portOf, 8080)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--faces <faces>', `of ${ALL_FACES.join(',')}`, facesOf)
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
  const stop = async (): Promise<void> => {
    await running?.stop();
    await kernel?.close({ now: true });
    await lock.release();
  };
  try {
    await requireFreePort(options);
    kernel = await openKernel({
      environment: terminal.environment,
      demo: options.demo === true,
      today: options.today,
      note: (note) => terminal.err(noteText(note, languageOf(terminal.environment))),
      onFailed: (error) => void endWith(error, stop, terminal),
    });
    if (kernel.settings.demo) {
      requireLoopback(options.host);
      await ensureDemo(kernel, () => terminal.err(texts['demo.loading']()));
    }
    const { trust, https, metricsToken } = around.config;
    const faces = options.faces ?? around.config.faces ?? ALL_FACES;
    const open = kernel;
    running = await startServer(open, capabilities, {
      errorPage: (given) => errorPage(open, given),
      host: options.host,
      port: options.port,
      faces,
      version: await programVersion(),
      ...(trust ? { trust } : {}),
      ...(https === undefined ? {} : { https }),
      ...(metricsToken === undefined ? {} : { metricsToken }),
    });
    stopOnSignals(stop, () => terminal.err(texts.stopping()), terminal);
    terminal.out(await announce(running.address, kernel, capabilities, faces));
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** Invented data must never be taken for real ones by somebody else on the network. */
function requireLoopback(host: string): void {
  if (!LOOPBACK.test(host)) throw new XinhengError('DEMO_REFUSED', { reason: `--host ${host}` });
}

async function ensureDemo(kernel: OpenKernel, onLoad: () => void): Promise<void> {
  if ((await findInstance(kernel.db))?.loaded) return;
  onLoad();
  await loadDemo(kernel);
  await markDemoLoaded(kernel.db);
}

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
