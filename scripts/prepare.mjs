// Makes a checkout runnable: packages installed, dist/ compiled, the program put together in it, the workbench built into it. Nothing but Node's own
// modules: it runs before any package is there. What it says goes to standard error; standard output belongs to the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './say.mjs';
import { withLock } from './lock.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'node_modules/.xinheng-stamp');
const DIST_STAMP = join(ROOT, 'dist/.xinheng-stamp');
/** What the workbench knows of our API is written from what was compiled. */
const API = 'scripts/api-types.mjs';
const API_STAMP = join(ROOT, 'workbench/src/api/.xinheng-stamp');
/** Started by users, tests and CI alike: one bundle in place of what the compiler makes of src/cli/main.ts (docs/decisions/0013). */
const PROGRAM = 'cli/main.js';
/** What is put together into dist/cli, and how. */
const BUNDLES = { [PROGRAM]: 'scripts/program.config.mjs', 'cli/pass-thread.js': 'scripts/thread.config.mjs' };
/** The officials' application, beside what src/workbench is compiled to. */
const APP = 'workbench/app';
const APP_STAMP = join(ROOT, 'dist', APP, '.xinheng-stamp');
const OLDEST = [20, 19];

/** Ends the process with one plain line where it can't be done. */
export async function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) fail('node', process.versions.node);
  if (isInstalled() && isCompiled() && isBuilt()) return;
  await withLock(
    ROOT,
    () => say('waiting'),
    () => {
      // Another process may have done it while we waited.
      if (!isInstalled()) install();
      if (!isCompiled()) compile();
      if (!isBuilt()) build();
    },
  );
}

function fail(what, detail) {
  say(what, detail);
  process.exit(what === 'node' ? 2 : 3);
}

// --- packages ---

function wantedStamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch} ${process.versions.modules}\n`;
}

function isInstalled() {
  const stamp = readIf(STAMP);
  const wanted = wantedStamp();
  if (stamp === wanted) return isComplete({ optional: false });
  // Another Node or platform since: what was built for it is of no use here.
  if (stamp !== undefined && platformOf(stamp) !== platformOf(wanted)) return false;
  // Installed by hand: npm writes its own record as the very last thing, so an interrupted install has none.
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json')) || !isComplete({ optional: true })) return false;
  tryWrite(STAMP, wanted);
  return true;
}

function platformOf(stamp) {
  return stamp.slice(stamp.indexOf(' '));
}

/** Every package of the lock file that belongs on this platform is there in its version; optional ones where asked. */
function isComplete({ optional }) {
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const record = readIf(join(ROOT, 'node_modules/.package-lock.json'));
  const found = record === undefined ? {} : (JSON.parse(record).packages ?? {});
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !fits(entry)) return true;
    // Of the variants for two C libraries npm takes one; those for WebAssembly bring packages that name no platform.
    const mayLack = entry.optional === true && (!optional || entry.os === undefined || /musl|gnu/.test(path));
    if (found[path]?.version !== entry.version) return mayLack;
    return existsSync(join(ROOT, path, 'package.json'));
  });
}

function fits({ os, cpu }) {
  const allows = (list, value) =>
    list === undefined || list.includes(value) || (list.every((each) => each.startsWith('!')) && !list.includes(`!${value}`));
  return allows(os, process.platform) && allows(cpu, process.arch);
}

const NO_NETWORK = /\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;
const BAD_NETWORK = /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EPIPE)\b/;

function install() {
  say('installing');
  rmSync(STAMP, { force: true });
  // Without npm's own patience, which is minutes: a person who is offline should know sooner.
  let run = npmCi(0);
  if (run.status !== 0 && BAD_NETWORK.test(run.said)) run = npmCi(3);
  if (run.status === 0) {
    tryWrite(STAMP, wantedStamp());
    return;
  }
  if (run.code === 'ENOENT') fail('no-npm');
  if (NO_NETWORK.test(run.said) || BAD_NETWORK.test(run.said)) fail('offline');
  if (/\bENOSPC\b/.test(run.said)) fail('disk-full');
  if (/\b(EACCES|EPERM|EROFS)\b/.test(run.said)) fail('not-writable');
  fail(
    'install-failed',
    run.said
      .split('\n')
      .filter((line) => /npm (ERR!|error)/.test(line))
      .slice(0, 3)
      .join(' ')
      .slice(0, 500),
  );
}

function npmCi(retries) {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `--fetch-retries=${retries}`,
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const run = spawnSync(npm[0], [...npm.slice(1), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: installEnvironment(),
  });
  return {
    status: run.status,
    code: run.error?.code,
    said: `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`,
  };
}

/** Without what would leave packages out. */
function installEnvironment() {
  const { NODE_ENV: _mode, npm_config_omit: _omit, npm_config_production: _production, npm_config_only: _only, ...rest } = process.env;
  return rest;
}

// --- dist ---

function sourceStamp() {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `src/${name}`);
  // The lock file: packages stand in the bundle too.
  return stampOf(['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', API, ...Object.values(BUNDLES), ...files.sort()]);
}

/** Of what the workbench is built from: its own folder, and what it takes from src/ (workbench/src/house.ts). */
function appStamp() {
  const own = readdirSync(join(ROOT, 'workbench'), { recursive: true })
    .filter((name) => /^(src|public)\/.*\.(tsx?|css|js|svg)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `workbench/${name}`);
  const shared = ['i18n', 'ui'].flatMap((room) =>
    readdirSync(join(ROOT, 'src/kernel', room))
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => `src/kernel/${room}/${name}`),
  );
  const lock = ['package-lock.json', 'workbench/index.html', 'workbench/vite.config.ts'];
  return stampOf([...lock, ...own.sort(), ...shared.sort()]);
}

function stampOf(files) {
  const sum = createHash('sha256');
  for (const name of files) {
    sum
      .update(`${name}\0`)
      .update(readFileSync(join(ROOT, name)))
      .update('\0');
  }
  return `${sum.digest('hex')}\n`;
}

function isBuilt() {
  return existsSync(join(ROOT, 'dist', APP, 'index.html')) && readIf(APP_STAMP) === appStamp();
}

function isCompiled() {
  const stamp = sourceStamp();
  return existsSync(join(ROOT, 'dist', PROGRAM)) && readIf(DIST_STAMP) === stamp && readIf(API_STAMP) === stamp;
}

/** Compiled beside and put in place whole: nobody meets half a dist/, and files of removed sources go. */
function compile() {
  removeLeftovers();
  const stamp = sourceStamp();
  const fresh = join(ROOT, `dist.new-${process.pid}`);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    // Types are the business of `npm run check:types`, and take most of the time.
    const args = [tsc, '-p', 'tsconfig.build.json', '--noCheck', '--outDir', fresh];
    const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    if (run.status !== 0 || !existsSync(join(fresh, PROGRAM))) failCompiling(run);
    rmSync(join(fresh, 'cli'), { recursive: true });
    for (const [file, config] of Object.entries(BUNDLES)) {
      const bundled = viteBuild(config, fresh);
      if (bundled.status !== 0 || !existsSync(join(fresh, file))) failCompiling(bundled);
    }
    writeFileSync(join(fresh, '.xinheng-stamp'), stamp);
    // The application goes along: it is built only when its own sources changed.
    const app = join(ROOT, 'dist', APP);
    if (existsSync(app)) cpSync(app, join(fresh, APP), { recursive: true });
    const old = join(ROOT, `dist.old-${process.pid}`);
    if (existsSync(join(ROOT, 'dist'))) renameSync(join(ROOT, 'dist'), old);
    renameSync(fresh, join(ROOT, 'dist'));
    rmSync(old, { recursive: true, force: true });
    const described = spawnSync(process.execPath, [join(ROOT, API)], { cwd: ROOT, encoding: 'utf8' });
    if (described.status !== 0) failCompiling(described);
    writeFileSync(API_STAMP, stamp);
  } catch (error) {
    if (error.code === 'ENOSPC') fail('disk-full');
    if (error.code === 'EACCES' || error.code === 'EROFS') fail('not-writable');
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function failCompiling({ stdout, stderr }) {
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(/ENOSPC|no space left/i.test(`${stdout}${stderr}`) ? 'disk-full' : 'compile-failed');
}

function viteBuild(config, into) {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', config, '--outDir', into, '--logLevel', 'warn'];
  // Whoever builds (a test says NODE_ENV=test): one bundle, React's production one.
  const env = { ...process.env, NODE_ENV: 'production' };
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
}

/** Likewise put in place whole. One that does not build leaves the one before, so that the rest can be worked on. */
function build() {
  const stamp = appStamp();
  const fresh = join(ROOT, `dist.new-${process.pid}`);
  const app = join(ROOT, 'dist', APP);
  try {
    const run = viteBuild('workbench/vite.config.ts', fresh);
    if (run.status !== 0 || !existsSync(join(fresh, 'index.html'))) {
      process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`);
      if (/ENOSPC|no space left/i.test(`${run.stdout}${run.stderr}`)) fail('disk-full');
      if (!existsSync(app)) fail('workbench-failed');
      say('workbench-failed');
      return;
    }
    writeFileSync(join(fresh, '.xinheng-stamp'), stamp);
    const old = join(ROOT, `dist.old-${process.pid}`);
    mkdirSync(join(app, '..'), { recursive: true });
    if (existsSync(app)) renameSync(app, old);
    renameSync(fresh, app);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    if (error.code === 'ENOSPC') fail('disk-full');
    if (error.code === 'EACCES' || error.code === 'EROFS') fail('not-writable');
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const LEFT_MS = 3_600_000;

/** Of compiles that were killed: their process is gone, or they are older than any compile (a number may be used again). */
function removeLeftovers() {
  for (const name of readdirSync(ROOT)) {
    const pid = /^dist\.(?:new|old)-(\d+)$/.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(ROOT, name);
    if (isAlive(Number(pid)) && Date.now() - statSync(path).mtimeMs < LEFT_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

// --- files ---

function readIf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function tryWrite(path, text) {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  } catch {
    // A checkout that we may only read: checked again the next time.
  }
}
