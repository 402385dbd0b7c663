// One at a time per checkout, across users. On Linux a bound abstract socket, which the system frees with its process, kill -9
// included; elsewhere a directory with the process's number.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const PAUSE_MS = 200;

export async function withLock(root, onWait, work) {
  let told = false;
  for (;;) {
    const release = process.platform === 'linux' ? await bind(root) : makeDirectory(root);
    if (release) {
      try {
        return work();
      } finally {
        release();
      }
    }
    if (!told) onWait();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function bind(root) {
  const name = `\0xinheng-prepare-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(() => server.close()));
  });
}

function makeDirectory(root) {
  const path = join(root, '.xinheng-lock');
  const pid = join(path, 'pid');
  try {
    mkdirSync(path);
    writeFileSync(pid, String(process.pid));
    return () => rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(pid, 'utf8')), 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(path, { recursive: true, force: true });
  }
  return undefined;
}
