import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Random } from '../city/random.ts';

/** What lies beside a file in the outbox and says that it is whole. */
interface Manifest {
  number: string;
  file: string;
  rows: number;
  sha256: string;
}

/** One row as it came, with the kind of act after which its file is named (`…-penalty`, `…-changes`). */
export interface CameRow {
  content: string;
  row: Readonly<Record<string, string>>;
  /** The day on which it came. */
  on: string;
}

const HEADING = '文件编号,行号,结果,错误代码,说明,处理时间';

/**
 * The upper platform as this city sees it: whatever lies in the outbox of the front-end folder is taken at the end of the day,
 * a number that came before only noted, and receipts are given, some of them twice. Knows nothing of the register.
 */
export class Upper {
  readonly rows: CameRow[] = [];
  /** A file that was not whole, or came again with another content. */
  readonly problems: string[] = [];
  private readonly known = new Map<string, string>();
  private given = 0;

  constructor(
    private readonly folder: string,
    private readonly random: Random,
  ) {}

  async day(today: string): Promise<void> {
    const outbox = join(this.folder, 'outbox');
    const names = await readdir(outbox).catch(() => [] as string[]);
    for (const name of names.filter((each) => each.endsWith('.json')).toSorted()) {
      const manifest = JSON.parse(await readFile(join(outbox, name), 'utf8')) as Manifest;
      const bytes = await readFile(join(outbox, manifest.file));
      await this.take(manifest, bytes, today);
      await rm(join(outbox, manifest.file));
      await rm(join(outbox, name));
    }
  }

  private async take({ number, rows, sha256 }: Manifest, bytes: Buffer, today: string): Promise<void> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== sha256) this.problems.push(`file ${number} came broken`);
    const before = this.known.get(number);
    if (before !== undefined && before !== hash) this.problems.push(`file ${number} came with another content`);
    if (before !== undefined) return;
    this.known.set(number, hash);
    const table = parse<Record<string, string>>(bytes, { bom: true, columns: true });
    if (table.length !== rows) this.problems.push(`file ${number} has ${table.length} rows, not ${rows}`);
    const content = number.split('-').slice(2).join('-');
    for (const row of table) this.rows.push({ content, row, on: today });
    const receipts = table.map((_, i) =>
      this.random.chance(0.1)
        ? `${number},${i + 1},退回,E01,（示例）退回,${today}T12:00:00+08:00`
        : `${number},${i + 1},接收,,,${today}T12:00:00+08:00`,
    );
    await this.give(receipts);
    if (this.random.chance(0.3)) await this.give([...receipts].toReversed());
  }

  private async give(receipts: readonly string[]): Promise<void> {
    this.given += 1;
    const name = `receipt-${String(this.given).padStart(4, '0')}`;
    const inbox = join(this.folder, 'inbox');
    await mkdir(inbox, { recursive: true });
    const bytes = Buffer.from(`${[HEADING, ...receipts].join('\r\n')}\r\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(inbox, `${name}.csv`), bytes);
    const manifest = { kind: 'receipt', file: `${name}.csv`, rows: receipts.length, sha256 };
    await writeFile(join(inbox, `${name}.part`), JSON.stringify(manifest));
    await rename(join(inbox, `${name}.part`), join(inbox, `${name}.json`));
  }
}
