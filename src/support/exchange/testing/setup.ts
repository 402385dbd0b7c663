import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kernel } from '../../../kernel/context.ts';
import { FolderUpper } from './upper.ts';

/** Gives a kernel a data directory of its own with an `exchange.json`, and the folder's other end. */
export async function openExchange(kernel: Kernel, more: Record<string, unknown> = {}): Promise<{ upper: FolderUpper; folder: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'xh-exchange-'));
  const folder = join(directory, 'front');
  kernel.settings.dataDirectory = directory;
  await writeFile(join(directory, 'exchange.json'), JSON.stringify({ folder, ...more }));
  return { upper: new FolderUpper(folder), folder };
}
