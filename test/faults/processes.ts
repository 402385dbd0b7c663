import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export type Variables = Record<string, string | undefined>;

export function environmentOf(data: string, more: Variables = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LANG: 'en', TZ: 'UTC', XINHENG_DATA: data, ...more };
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Polls: what is waited for is an event outside, with no time promised. The test's own bound ends what never comes. */
export async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await met())) await pause(50);
}

/** Supervisor and server programs of a data directory. */
export function processesOf(data: string): number[] {
  return pids(data);
}

export function pids(pattern: string): number[] {
  return linesOf(spawnSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).stdout).map(Number);
}
