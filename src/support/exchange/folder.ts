import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Arrival, BrokenReason, Broken, UpperPort } from './port.ts';

const ROOMS = ['outbox', 'inbox', 'done', 'failed'] as const;
type Room = (typeof ROOMS)[number];

const ArrivalShape = Type.Object({
  kind: Type.Union([Type.Literal('receipt'), Type.Literal('returned'), Type.Literal('determinations')]),
  file: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^/\\\\]+$' }),
  rows: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  mapping: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});

/**
 * The folder of the front-end machine (前置机). A file is written beside and renamed into place, whole and on the disk; its
 * manifest comes last and says that it is there. What comes is taken only with its manifest, and only when it is whole.
 */
export function folderPort(folder: string): UpperPort & { prune(before: Date): Promise<number> } {
  const place = (room: Room, name = ''): string => join(folder, room, name);
  const ready = (): Promise<unknown> => Promise.all(ROOMS.map((room) => mkdir(place(room), { recursive: true, mode: 0o750 })));

  return {
    async publish({ manifest, bytes }) {
      await ready();
      await putWhole(place('outbox', manifest.file), bytes);
      await putWhole(place('outbox', `${manifest.number}.json`), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
      await syncDirectory(place('outbox'));
    },
    async arrivals() {
      await ready();
      const names = (await readdir(place('inbox'))).filter((name) => name.endsWith('.json')).sort();
      const taken: Arrival[] = [];
      const broken: Broken[] = [];
      for (const name of names) {
        const found = await readArrival(place('inbox'), name);
        if ('reason' in found) broken.push({ name, reason: found.reason });
        else taken.push(found);
      }
      return { taken, broken };
    },
    async done({ name, manifest }) {
      // The manifest goes last: a file without one would lie there unseen.
      await move(place('inbox', manifest.file), place('done', stamped(manifest.file, manifest.sha256)));
      await move(place('inbox', name), place('done', stamped(name, manifest.sha256)));
    },
    async failed(name, reason) {
      const found = await readArrival(place('inbox'), name);
      const file = 'manifest' in found ? found.manifest.file : (found.file ?? null);
      const mark = createHash('sha256')
        .update(name)
        .update(await textOf(place('inbox', name)))
        .digest('hex');
      await putWhole(place('failed', `${stamped(name, mark)}.reason.txt`), Buffer.from(`${reason}\n`));
      if (file !== null) await move(place('inbox', file), place('failed', stamped(file, mark)));
      await move(place('inbox', name), place('failed', stamped(name, mark)));
    },
    async prune(before) {
      await ready();
      let gone = 0;
      for (const room of ['done', 'failed'] as const) {
        for (const name of await readdir(place(room))) {
          const { mtime } = await stat(place(room, name));
          if (mtime >= before) continue;
          await rm(place(room, name));
          gone += 1;
        }
      }
      return gone;
    },
  };
}

type Found = Arrival | { reason: BrokenReason; file?: string };

async function readArrival(inbox: string, name: string): Promise<Found> {
  let manifest: Static<typeof ArrivalShape>;
  try {
    const value: unknown = JSON.parse(await readFile(join(inbox, name), 'utf8'));
    if (!Value.Check(ArrivalShape, value)) return { reason: 'MANIFEST_UNREADABLE' };
    manifest = value;
  } catch {
    return { reason: 'MANIFEST_UNREADABLE' };
  }
  const file = basename(manifest.file);
  const path = join(inbox, file);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return { reason: 'FILE_MISSING' };
  }
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) return { reason: 'HASH', file };
  return { name, manifest, path };
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** The same name may come again with another content. */
function stamped(name: string, hash: string): string {
  return `${hash.slice(0, 12)}-${name}`;
}

/** Nobody sees half a file: not a reader of the folder, and not who looks after a power cut. */
async function putWhole(path: string, bytes: Buffer): Promise<void> {
  const half = `${path}.${process.pid}.part`;
  await writeFile(half, bytes, { mode: 0o640, flush: true });
  await rename(half, path);
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** A move that a killed process had done already is done. */
async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
