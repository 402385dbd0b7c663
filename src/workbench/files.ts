import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { XinhengError } from '../kernel/errors/index.ts';

/** Where `scripts/prepare.mjs` puts the built application; the same from src/ and from dist/. */
const BUILT = fileURLToPath(new URL('../../dist/workbench/app/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface BuiltFile {
  type: string;
  /** The name carries the hash of the content. */
  hashed: boolean;
  bytes: Buffer;
  packed: Partial<Record<'br' | 'gzip', Promise<Buffer>>>;
}

export interface BuiltApp {
  /** index.html as vite wrote it. */
  shell: string;
  /** By name below `assets/`. */
  assets: ReadonlyMap<string, BuiltFile>;
}

/**
 * The whole application, read at once: a build that is put in place while we run must not mix with this one. Throws
 * UNAVAILABLE where nothing is built.
 */
export function readBuilt(directory = BUILT): BuiltApp {
  try {
    const names = readdirSync(join(directory, 'assets'));
    const assets = new Map(
      names.flatMap((name) => {
        const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
        if (type === undefined) return [];
        const hashed = /-[\w-]{8}\.\w+$/u.test(name);
        return [[name, { type, hashed, bytes: readFileSync(join(directory, 'assets', name)), packed: {} }] as const];
      }),
    );
    return { shell: readFileSync(join(directory, 'index.html'), 'utf8'), assets };
  } catch (cause) {
    throw new XinhengError('UNAVAILABLE', {}, { cause });
  }
}

const packers = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/** Packed once and kept. The server's own compression leaves requests with a session alone; these files hold no secret. */
export async function packedFor(file: BuiltFile, accepted: string | undefined): Promise<{ encoding: 'br' | 'gzip' | null; bytes: Buffer }> {
  const encoding = (['br', 'gzip'] as const).find((each) => new RegExp(`\\b${each}\\b`, 'u').test(accepted ?? ''));
  if (encoding === undefined) return { encoding: null, bytes: file.bytes };
  file.packed[encoding] ??= packers[encoding](file.bytes);
  return { encoding, bytes: await file.packed[encoding] };
}
