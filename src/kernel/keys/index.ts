import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XinhengError } from '../errors/index.ts';

/** Each key has one use; docs/security.md says what its loss means and how it is replaced. */
export type KeyName =
  | 'session'
  | 'csrf'
  | 'cursor' // opaque cursors of lists
  | 'person' // HMAC of identity numbers
  | 'field' // encryption of fields at rest
  | 'file' // HMAC of files received, by which the same file is known again
  | 'journal' // signs checkpoints
  | 'report'
  | 'receipt' // signs records of look-ups
  | 'webhook'
  | 'oidc' // signs what a browser sets out with to a provider of identities
  | 'demo-password'; // of the demonstration accounts of this data directory

const BYTES = 32;

/** The key of this data directory, 32 bytes, made when first asked for (file 0600, directory 0700). */
export async function key(dataDirectory: string, name: KeyName): Promise<Buffer> {
  const directory = join(dataDirectory, 'keys');
  const path = join(directory, `${name}.key`);
  try {
    return (await read(path)) ?? (await make(directory, path));
  } catch (error) {
    if (error instanceof XinhengError) throw error;
    throw new XinhengError('DATA_DIRECTORY_UNUSABLE', { path }, { cause: error });
  }
}

async function read(path: string): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text.trim(), 'hex');
  // A key cut short must not go on as a weak one.
  if (bytes.length !== BYTES) throw new XinhengError('SETTINGS_INVALID', { setting: path });
  return bytes;
}

/** Written beside and linked into place: of two processes that make it at once, both read the same. */
async function make(directory: string, path: string): Promise<Buffer> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const bytes = randomBytes(BYTES);
  const half = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(half, `${bytes.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(half, path);
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await read(path)) ?? bytes;
  } finally {
    await rm(half, { force: true });
  }
}
