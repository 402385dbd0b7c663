import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { exchangeCsv } from '../csv.ts';
import type { ArrivalManifest, Manifest } from '../port.ts';
import type { Outcome } from '../types.ts';

export interface UpperReceipt {
  file: string;
  row: number;
  outcome: Outcome;
  code: string;
  text: string;
  at: string;
}

const RECEIPT_HEADING = ['文件编号', '行号', '结果', '错误代码', '说明', '处理时间'];
const WORDS: Record<Outcome, string> = { accepted: '接收', duplicate: '重复', returned: '退回' };

/** A file as the upper platform got it. */
export interface UpperFile {
  manifest: Manifest;
  rows: Record<string, string>[];
}

/** Throws where what was given is not whole: then the platform had published half a file. */
export function readSent(manifest: Manifest, bytes: Buffer): UpperFile {
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) throw new Error(`${manifest.number} is not whole`);
  const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
  if (rows.length !== manifest.rows) throw new Error(`${manifest.number}: ${rows.length} rows, told ${manifest.rows}`);
  return { manifest, rows };
}

export function receiptsCsv(receipts: readonly UpperReceipt[]): Buffer {
  return exchangeCsv(
    RECEIPT_HEADING,
    receipts.map((r) => [r.file, String(r.row), WORDS[r.outcome], r.code, r.text, r.at]),
  );
}

/**
 * A stand-in for the upper platform behind a front-end folder: it takes what lies in the outbox, knows a number that came
 * before, keeps every file, and gives receipts of any kind, when and as often as a test wants.
 */
export class FolderUpper {
  readonly files = new Map<string, UpperFile>();
  /** Numbers in the order of their first coming; one that came again stands here again. */
  readonly came: string[] = [];
  #serial = 0;

  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Takes everything, as the transfer program of a front-end machine does: the manifest says what is whole. */
  async take(): Promise<UpperFile[]> {
    const outbox = join(this.folder, 'outbox');
    const names = await readdir(outbox).catch(() => [] as string[]);
    const fresh: UpperFile[] = [];
    for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
      const manifest = JSON.parse(await readFile(join(outbox, name), 'utf8')) as Manifest;
      const file = readSent(manifest, await readFile(join(outbox, manifest.file)));
      this.came.push(manifest.number);
      const known = this.files.get(manifest.number);
      if (known === undefined) {
        this.files.set(manifest.number, file);
        fresh.push(file);
      } else if (known.manifest.sha256 !== manifest.sha256) {
        throw new Error(`${manifest.number} came with another content`);
      }
      await rm(join(outbox, manifest.file));
      await rm(join(outbox, name));
    }
    return fresh;
  }

  /** Lays a file into the inbox, its manifest last; answers the manifest's name. */
  async give(kind: ArrivalManifest['kind'], bytes: Buffer, rows: number, more: Partial<ArrivalManifest> = {}): Promise<string> {
    this.#serial += 1;
    const name = `${kind}-${String(this.#serial).padStart(4, '0')}`;
    const inbox = join(this.folder, 'inbox');
    await mkdir(inbox, { recursive: true });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const manifest: ArrivalManifest = { kind, file: `${name}.csv`, rows, sha256, ...more };
    await writeFile(join(inbox, `${name}.csv`), bytes);
    await writeFile(join(inbox, `${name}.part`), JSON.stringify(manifest));
    await rename(join(inbox, `${name}.part`), join(inbox, `${name}.json`));
    return `${name}.json`;
  }

  giveReceipts(receipts: readonly UpperReceipt[]): Promise<string> {
    return this.give('receipt', receiptsCsv(receipts), receipts.length);
  }
}
