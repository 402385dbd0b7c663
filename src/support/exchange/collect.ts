import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { on, type IsoDate, type Tx } from '../../kernel/db/types.ts';
import { closeDeadline } from '../../kernel/deadlines/index.ts';
import { disclose } from '../../registry/disclosures/index.ts';
import { cellsOf, changeCells, headOf, MOVED_REASON, organNames, otherAct, reasonOf, SHIELDED_REASON, type SentRecord } from './cells.ts';
import { exchangeCsv } from './csv.ts';
import { isGone, nextLook, wanted } from './rules.ts';
import type { ExchangeSettings } from './settings.ts';
import { dueRecords, lastSendings, lockSending, writeSendings, type DueRecord, type LastSending, type NewSending } from './store.ts';
import { CHANGES, templateFor, type SentTemplate } from './template.ts';
import type { Action, AtStep, ExchangeTables, FileContent, Head } from './types.ts';

export interface CollectOptions {
  /** Only what became due on this day; else all up to today. */
  day?: IsoDate | undefined;
  settings: ExchangeSettings;
  /** For tests that kill a process before a choice commits. */
  atStep?: AtStep | undefined;
}

export interface MadeFile {
  number: string;
  content: FileContent;
  day: IsoDate;
  rows: number;
}

/** The term within which a returned row is mended. */
export const MEND_RULE = 'exchange.mend';

export const mendObject = (recordId: string, revision: number): string => `${recordId} ${revision}`;

/**
 * Chooses what goes up and marks it "in file N", in one transaction for each group of rows, before anything is published: a
 * process killed after it finds the file in `made` and publishes it, one killed before it finds the rows still due.
 */
export async function collect(kernel: Kernel, options: CollectOptions): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (;;) {
    const { looked, files } = await kernel.db.tx((tx) => collectSome(tx, kernel, options));
    made.push(...files.map(({ number, content, day, rows }) => ({ number, content, day, rows })));
    if (looked === 0) return made;
  }
}

interface Planned extends NewSending {
  content: FileContent;
  day: IsoDate;
  template: { id: string; edition: string; columns: readonly string[] };
  seq: number;
}

async function collectSome(
  tx: Tx,
  kernel: Kernel,
  { day, settings, atStep }: CollectOptions,
): Promise<{ looked: number; files: MadeFile[] }> {
  const today = kernel.clock.today().toString();
  await lockSending(tx);
  const due = await dueRecords(tx, { from: day ?? null, to: day ?? today, limit: settings.fileRows });
  if (due.length === 0) return { looked: 0, files: [] };
  const last = await lastSendings(tx, due);
  const planner = plannerFor(kernel, settings, today);
  const planned = due.flatMap((row) => planner(row, last.get(row.recordId)));
  const files = await makeFiles(tx, kernel, planned, settings);
  const nextOf = ({ record }: DueRecord): IsoDate | null => (record === null ? null : nextLook(record, today));
  await writeSendings(tx, planned, due, nextOf);
  await closeMended(tx, planned, last, today);
  for (const file of files) await tellDisclosure(tx, kernel, file, settings);
  await atStep?.('chosen');
  return { looked: due.length, files };
}

/** One record → no row, one, or two: where what names the act changed, the old one is taken back and the new one sent. */
function plannerFor(kernel: Kernel, settings: ExchangeSettings, today: IsoDate) {
  const organs = organNames(kernel, today);
  const templates = new Map<string, SentTemplate>();
  const templateOf = (record: SentRecord): SentTemplate => {
    const template = templates.get(record.kind) ?? templateFor(kernel, record.kind, today);
    templates.set(record.kind, template);
    return template;
  };
  return (due: DueRecord, last: LastSending | undefined): Planned[] => {
    const { record } = due;
    const standing = last !== undefined && last.action !== 'delete';
    const plan = (action: Action, head: Head, cells: string[], step: number): Planned => ({
      subjectId: due.subjectId,
      recordId: due.recordId,
      revision: due.revision + step,
      version: (record ?? last!).version,
      action,
      organ: (record ?? last!).organ,
      sentOn: today,
      head,
      cells,
      ...print(action, cells),
      fileId: '',
      rowNo: 0,
      content: action === 'put' ? head.kind : 'changes',
      day: due.dueOn,
      template: action === 'put' ? templateOf(record!) : CHANGES,
      seq: record?.seq ?? due.dueSeq,
    });
    const takeBack = (action: 'end' | 'delete', reason: string): Planned =>
      plan(action, last!.head, changeCells(last!.head, action, reason, today), 1);
    if (record === null) return standing ? [takeBack('delete', MOVED_REASON)] : [];
    const action = wanted(record, standing, settings.upper, today);
    if (typeof action !== 'string') return [];
    if (action !== 'put') return last?.action === action ? [] : [takeBack(action, isGone(record) ? reasonOf(record) : SHIELDED_REASON)];
    const head = headOf(record, organs);
    const cells = cellsOf(record, templateOf(record), organs, today);
    if (last?.action === 'put' && isSame(last, cells)) return [];
    if (!standing || !otherAct(last.head, head)) return [plan('put', head, cells, 1)];
    return [takeBack('delete', MOVED_REASON), plan('put', head, cells, 2)];
  };
}

/** Salted, so that the print of a row tells nothing once the row is erased. */
function print(action: Action, cells: readonly string[], salt: Buffer = randomBytes(16)): Pick<NewSending, 'salt' | 'fingerprint'> {
  const fingerprint = createHash('sha256')
    .update(salt)
    .update(JSON.stringify([action, cells]))
    .digest();
  return { salt, fingerprint };
}

function isSame({ action, salt, fingerprint }: LastSending, cells: readonly string[]): boolean {
  return print(action, cells, salt).fingerprint.equals(fingerprint);
}

interface FileToTell extends MadeFile {
  fromSeq: number;
  toSeq: number;
  organs: string[];
}

/** Gives every planned row its file and place. Takings back come before what is put anew: files are taken in their order. */
async function makeFiles(tx: Tx, kernel: Kernel, planned: readonly Planned[], settings: ExchangeSettings): Promise<FileToTell[]> {
  const groups = new Map<string, Planned[]>();
  for (const row of planned) {
    const group = groups.get(groupKey(row));
    if (group) group.push(row);
    else groups.set(groupKey(row), [row]);
  }
  const today = kernel.clock.today().toString();
  const at = new Date(kernel.clock.now().epochMilliseconds);
  let serial = await lastSerial(tx, today);
  const files: FileToTell[] = [];
  for (const key of [...groups.keys()].sort()) {
    const rows = groups.get(key)!;
    const { content, day, template } = rows[0]!;
    const fileId = kernel.ids.record();
    serial += 1;
    rows.forEach((row, i) => Object.assign(row, { fileId, rowNo: i + 1 }));
    const bytes = exchangeCsv(
      template.columns,
      rows.map((row) => row.cells),
    );
    const number = `${today.replaceAll('-', '')}-${String(serial).padStart(4, '0')}-${content}`;
    await on<ExchangeTables>(tx)
      .insertInto('exchange_files')
      .values({
        file_id: fileId,
        number,
        made_on: today,
        serial,
        content,
        day,
        template: template.id,
        template_edition: template.edition,
        columns: [...template.columns],
        channel: settings.http === null ? 'folder' : 'http',
        rows: rows.length,
        open_rows: rows.length,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        state: 'made',
        made_at: at,
        published_at: null,
        attempts: 0,
        next_at: at,
        fault: null,
      })
      .execute();
    const seqs = rows.map((row) => row.seq);
    const organs = [...new Set(rows.map((row) => row.organ))];
    files.push({
      number,
      content,
      day,
      rows: rows.length,
      fromSeq: Math.min(...seqs) - 1,
      toSeq: Math.max(...seqs),
      organs,
    });
  }
  return files;
}

function groupKey({ content, day, action }: Planned): string {
  return `${action === 'put' ? 1 : 0} ${day} ${content}`;
}

async function lastSerial(tx: Tx, day: IsoDate): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(serial) as last from exchange_files where made_on = ${day}::date`.execute(tx);
  return rows[0]?.last ?? 0;
}

/** A row sent anew after it was returned is mended. */
async function closeMended(tx: Tx, planned: readonly Planned[], last: ReadonlyMap<string, LastSending>, today: IsoDate): Promise<void> {
  for (const { recordId, revision } of planned) {
    if (last.get(recordId)?.outcome !== 'returned') continue;
    const objectId = mendObject(recordId, revision - 1);
    await closeDeadline(tx, { objectKind: 'exchange_row', objectId, rule: MEND_RULE }, today);
  }
}

/** Before the first byte leaves, like any delivery; the rows themselves stand in exchange_sendings. */
async function tellDisclosure(tx: Tx, kernel: Kernel, file: FileToTell, settings: ExchangeSettings): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const filter = file.content === 'changes' ? { organs: file.organs } : { kinds: [file.content], organs: file.organs };
  const range = { fromSeq: file.fromSeq, toSeq: file.toSeq, itemCount: file.rows };
  const disclosure = {
    recipient: settings.upper,
    channel: 'exchange',
    purpose: `national leg ${file.number}`,
  } as const;
  await disclose(tx, kernel, { ...disclosure, filter, ...range }, at);
}
