import { forbidden } from '../../../kernel/access/index.ts';
import type { Caller } from '../../../kernel/access/types.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { watchAmounts, type Amounts } from '../checking/amount-shift.ts';
import { lastHeadings, ownNumber } from '../batches/batch.ts';
import type { Heading } from './heading.ts';
import { OrganBook } from '../checking/organs.ts';
import { getMapping, type Prepared } from './prepare.ts';
import { recogniseForm } from './recognise.ts';
import { openSheet, type OpenedSheet } from './sheet.ts';
import { fingerprint } from '../../../kernel/sheets/index.ts';

/** What is known of a file before it is opened. */
export interface FileToOpen {
  path: string;
  /** Undefined: the form is to be known by the headings. */
  mapping?: string | undefined;
  /** A form that is only tried and has no name yet. */
  trial?: Prepared | undefined;
  /** Code, USCC or name of the reporting organ. */
  organ: string;
  /** Which sheet of a workbook, where its headings leave a doubt. */
  sheet?: string | undefined;
  dryRun?: boolean;
  /** Of a dry run: only so many rows from the beginning. */
  first?: number | undefined;
}

/** A file that was looked at as a whole, before any row of it is taken. */
export interface OpenedFile extends Prepared {
  /** Name of the form; empty for one that is tried. */
  form: string;
  source: OpenedSheet;
  /** Number of the batch whose rows come back mended. */
  mends: string | null;
  heading: Heading;
  organs: OrganBook;
  organ: string;
  /** By field of an amount column; null where there is none, or only the beginning was read. */
  amounts: Record<string, Amounts> | null;
}

/** Form of the file, sheet, heading, organ and mapping. Throws FILE_REFUSED, MAPPING_UNKNOWN, ORGAN_UNKNOWN. */
export async function openFile(kernel: Kernel, request: FileToOpen): Promise<OpenedFile> {
  const organs = new OrganBook(kernel.policy, kernel.clock.today().toString());
  const organ = organs.find(request.organ)?.code;
  if (organ === undefined) throw new XinhengError('ORGAN_UNKNOWN', { organ: request.organ });
  const form = request.trial ? '' : (request.mapping ?? (await recogniseForm(kernel, request.path, organ)));
  const prepared = request.trial ?? getMapping(kernel, form);
  let amounts: ReturnType<typeof watchAmounts>;
  const source = await openSheet(request.path, prepared.mapping, {
    sheet: request.sheet,
    remembered: async () => {
      const cells = await lastHeadings(kernel, { mapping: form, organ });
      return cells && fingerprint({ cells });
    },
    watch: (heading) => {
      amounts = watchAmounts(heading);
      return amounts?.see;
    },
    beginningOnly: request.dryRun === true && request.first !== undefined,
  });
  const mends = await ownNumber(kernel, organ, source.returnedFrom);
  const { heading } = source;
  return { ...prepared, form, source, mends, heading, organs, organ, amounts: amounts?.medians() ?? null };
}

/** Organs report for themselves; the local operator puts in what organs hand over on a disk. Throws FORBIDDEN. */
export function mayReport(kernel: Kernel, caller: Caller, organ: string): void {
  if (caller.role === 'operator') return;
  const code = new OrganBook(kernel.policy, kernel.clock.today().toString()).find(organ)?.code;
  if (caller.organ === null || caller.organ !== code) throw forbidden('intake.report');
}
