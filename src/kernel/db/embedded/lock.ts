import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';

export interface Lock {
  release(): Promise<void>;
}

/**
 * Holds a lock of this machine, or answers undefined where another process has it. It is a bound abstract unix socket:
 * the system frees it with the process, kill -9 included, so that no stale lock file can ever be met.
 */
export async function holdLock(directory: string, purpose: string): Promise<Lock | undefined> {
  if (process.platform !== 'linux') return { release: async () => undefined };
  const name = createHash('sha256').update(`${directory}\0${purpose}`).digest('hex').slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(`\0xinheng-${name}`, () => {
      server.unref();
      resolve({ release: () => closed(server) });
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
