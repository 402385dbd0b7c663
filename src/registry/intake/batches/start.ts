import type { Caller } from '../../../kernel/access/types.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { mustNotShift } from '../checking/amount-shift.ts';
import { createBatch, findEarlier, lockSender } from './batch.ts';
import { keyedHash } from '../reading/file-hash.ts';
import type { OpenedFile } from '../reading/open-file.ts';
import type { IntakeBatchesTable } from '../tables.ts';

export interface BatchToStart {
  path: string;
  fileName: string;
  caller: Caller;
  again?: boolean;
  /** The sender has looked at amounts that are far from the usual ones, and they are right. */
  amountsChecked?: boolean;
  /** The file is an upload, deleted once its rows are in. */
  spool?: boolean;
  /** It waits for a second person before any row is taken. */
  waits?: boolean;
}

/** Begins a batch, or finds the earlier one of the same file. Either is written to the audit log, once. Throws FILE_REFUSED. */
export async function startBatch(
  kernel: Kernel,
  request: BatchToStart,
  file: OpenedFile,
  also?: (tx: Tx, batch: IntakeBatchesTable) => Promise<void>,
): Promise<{ batch: IntakeBatchesTable; earlier: boolean }> {
  const { table, sheet, hiddenRows } = file.source;
  const fileHash = await keyedHash(kernel, table.hash);
  const same = { mapping: file.form, organ: file.organ, hash: fileHash, sheet: sheet.name };
  const again = request.again ?? false;
  const told = (tx: Tx, batch: IntakeBatchesTable, known: boolean) =>
    audit(kernel, tx, request.caller, {
      action: 'batch.received',
      object: batch.batch_id,
      outcome: 'ok',
      details: { number: batch.number, mapping: batch.mapping, organ: batch.organ, known },
    });
  return kernel.db.tx(async (tx) => {
    await lockSender(tx, same);
    const held = again ? undefined : await findEarlier(tx, same);
    if (held) {
      await told(tx, held, true);
      // One that a kill stopped is gone on with: to its sender it is still the first.
      return { batch: held, earlier: held.state === 'done' || held.state === 'received' };
    }
    if (!request.amountsChecked) await mustNotShift(tx, kernel, { ...file, mapping: file.form });
    const created = await createBatch(tx, kernel, {
      mapping: file.form,
      organ: file.organ,
      reportedBy: request.caller.account ?? 'anonymous',
      fileName: request.fileName,
      encoding: table.encoding ?? null,
      bytes: table.bytes,
      fileHash,
      heading: file.heading,
      sheet: sheet.name,
      hiddenRows,
      mends: file.mends,
      again,
      spool: request.spool ? request.path : null,
      amounts: file.amounts,
      waits: request.waits ?? false,
    });
    await told(tx, created, false);
    await also?.(tx, created);
    return { batch: created, earlier: false };
  });
}
