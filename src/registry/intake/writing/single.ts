import { createHash } from 'node:crypto';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { closeBatch, createBatch } from '../batches/batch.ts';
import { commitChunk } from './chunk.ts';
import type { Finding } from '../reading/draft.ts';
import { keyedHash } from '../reading/file-hash.ts';
import { headingOf } from '../reading/heading.ts';
import { intakeMessages } from '../messages.ts';
import { OrganBook } from '../checking/organs.ts';
import type { Outcome } from '../fates/outcome.ts';
import { getMapping, rowChecker } from '../reading/prepare.ts';
import { chunkContext } from '../batches/run.ts';

export interface SingleAct {
  mapping: string;
  /** By field code or Chinese name, as in a file. */
  row: Record<string, string>;
}

export interface SingleResult {
  batch: string;
  number: string;
  fate: Outcome['fate'];
  record: string | null;
  findings: { code: string; column: string | null; what: string; how: string }[];
}

/**
 * One act from an organ's system: a batch of one row through the same intake, in the caller's transaction, so that its
 * receipt has a number like any other. Throws FILE_REFUSED (unknown columns are told as in a file).
 */
export async function takeSingle(tx: Tx, kernel: Kernel, act: SingleAct, caller: Caller, language: Language): Promise<SingleResult> {
  const prepared = getMapping(kernel, act.mapping);
  const organs = new OrganBook(kernel.policy, kernel.clock.today().toString());
  const organ = caller.organ ?? '';
  if (!organs.find(organ)) throw new XinhengError('ORGAN_UNKNOWN', { organ });
  const entries = Object.entries(act.row);
  const heading = headingOf(
    entries.map(([name]) => name),
    prepared.mapping,
  );
  // Only what is kept is hashed: an identity column must leave no trace, not even in a hash.
  const kept = entries.filter((_, i) => !heading.dropped.includes(i));
  const text = JSON.stringify(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const batch = await createBatch(tx, kernel, {
    mapping: act.mapping,
    organ,
    reportedBy: caller.account ?? organ,
    fileName: 'api',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(text),
    fileHash: await keyedHash(kernel, createHash('sha256').update(text).digest()),
    heading,
    sheet: '',
    again: true,
    spool: null,
  });
  const receivedOn = kernel.clock.today().toString();
  const file = { ...prepared, heading, organs, organ };
  const check = rowChecker(kernel, { ...file, receivedOn, batchId: batch.batch_id });
  const row = check({ rowNo: 2, cells: entries.map(([, value]) => value) });
  const context = await chunkContext(kernel, file, batch.batch_id, receivedOn, false);
  const [outcome] = await commitChunk(tx, kernel, batch.batch_id, { no: 1, before: 0, rows: [row] }, context);
  await closeBatch(tx, kernel, batch.batch_id, 1);
  const findings = [...outcome!.findings, ...outcome!.held].map((finding) => sayFinding(finding, language));
  return {
    batch: batch.batch_id,
    number: batch.number,
    fate: outcome!.fate,
    record: outcome!.ref?.id ?? null,
    findings,
  };
}

/** What is wrong with a cell and what to do, in the words that clerks read. */
export function sayFinding({ code, column, params }: Finding, language: Language): SingleResult['findings'][number] {
  const texts = t(language, intakeMessages);
  return {
    code,
    column,
    what: texts[`${code}.what`]({ ...params, column: column ?? '' }),
    how: texts[`${code}.how`](params),
  };
}
