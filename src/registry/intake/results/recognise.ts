import { rm } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { runIntake } from '../batches/run.ts';
import { mayReport } from '../reading/open-file.ts';
import { OrganBook } from '../checking/organs.ts';
import { guessForm, type Guess } from '../reading/recognise.ts';
import { spool } from '../reading/spool.ts';

export interface Recognised extends Guess {
  fileName: string;
  /** Of a form that is sure: rows of the file, and the sheet that would be taken. */
  rows: number | null;
  sheet: string | null;
  unknownColumns: string[];
  /** The last batch of the same form: the question is “the same as then?”. */
  last: { number: string; receivedOn: string; rows: number; file: string } | null;
}

/** Rows that are read to say how many there are; a larger file says “at least”. */
const READ = 20_000;

/**
 * What a dropped file is, before it is sent: its form by headings and by last month's, rows, sheet. Without effect, and
 * nothing of it is kept. Throws FORBIDDEN, ORGAN_UNKNOWN, FILE_REFUSED.
 */
export async function recogniseUpload(kernel: Kernel, request: FastifyRequest, caller: Caller): Promise<Recognised> {
  const { path, fileName, fields } = await spool(kernel, request);
  try {
    const given = fields.get('organ') ?? caller.organ ?? '';
    mayReport(kernel, caller, given);
    const organ = new OrganBook(kernel.policy, kernel.clock.today().toString()).find(given)?.code ?? given;
    const guess = await guessForm(kernel, path, organ);
    const { form } = guess;
    if (form === null) return { ...guess, fileName, rows: null, sheet: null, unknownColumns: [], last: null };
    const dry = { path, fileName, mapping: form, organ, caller, sheet: fields.get('sheet'), first: READ };
    const { counts, sheet, unknownColumns } = await runIntake(kernel, { ...dry, dryRun: true, amountsChecked: true });
    return {
      ...guess,
      fileName,
      rows: counts.read,
      sheet: sheet?.name ?? null,
      unknownColumns,
      last: await lastOf(kernel, organ, form),
    };
  } finally {
    await rm(path, { force: true });
  }
}

async function lastOf(kernel: Pick<Kernel, 'db'>, organ: string, form: string): Promise<Recognised['last']> {
  const { rows } = await sql<NonNullable<Recognised['last']>>`
    select number, (received_at at time zone 'Asia/Shanghai')::date as "receivedOn", rows_read as rows, file_name as file
    from intake_batches where organ = ${organ} and mapping = ${form} and state in ('done', 'running')
      and coalesce(heading->>'mends', '') = ''
    order by received_at desc, number desc limit 1`.execute(kernel.db.kysely);
  return rows[0] ?? null;
}
