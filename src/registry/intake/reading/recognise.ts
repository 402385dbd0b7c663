import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { inForceOn, newestOfEach, type MappingContent, type PolicyDocument } from '../../../kernel/policy/index.ts';
import { lastHeadings } from '../batches/batch.ts';
import { knownColumns } from './heading.ts';
import { intakeMessages } from '../messages.ts';
import { refuse } from './refuse.ts';
import { lookAt, type Look } from './sheet.ts';
import { chooseSheet, entriesOf, fingerprint, openTable, type Table } from '../../../kernel/sheets/index.ts';
import type { IntakeTables } from '../tables.ts';

/** Forms that a file may have, the likelier first. */
interface Fit {
  id: string;
  title: PolicyDocument['title'];
  /** Columns of the file that the form knows, and their share of the form's own. */
  known: number;
  score: number;
  mark: string;
}

/** So many are named in the question; more would be no help. */
const NAMED = 3;

/**
 * The form of a file whose sender names none: the one by which the organ's last batch with the very same headings came, or the
 * one whose rows to mend come back; else the sender is asked once. Throws FILE_REFUSED (FORM_UNSURE, FORM_NONE).
 */
export async function recogniseForm(kernel: Kernel, path: string, organ: string): Promise<string> {
  const { form, asked } = await guessForm(kernel, path, organ);
  if (form !== null) return form;
  if (asked.length === 0) throw refuse('FORM_NONE', {});
  throw refuse('FORM_UNSURE', (language) => {
    const named = asked
      .slice(0, NAMED)
      .map(({ id, title }) => t(language, intakeMessages)['form.named']({ id, title: language === 'en' ? title.en : title.zh }));
    return { forms: named.join(language === 'en' ? '; ' : '、') };
  });
}

export interface Guess {
  /** The form that it is; null where the sender must say. */
  form: string | null;
  /** Forms that it may be, the likelier first; the one that it is, or none. */
  asked: { id: string; title: PolicyDocument['title']; known: number }[];
  /** The rows of this batch come back mended. */
  mends: string | null;
}

/** What `recogniseForm` knows, without a refusal. Throws FILE_REFUSED for a file that can't be read. */
export async function guessForm(kernel: Kernel, path: string, organ: string): Promise<Guess> {
  const table = await openTable(path);
  const looks = await looksAt(table);
  const number = looks.find((look) => look.returnedFrom !== undefined)?.returnedFrom;
  const returned = await formOfBatch(kernel, organ, number);
  const fits = await fitsOf(table, looks, formsInForce(kernel));
  if (returned !== undefined) {
    return { form: returned, asked: fits.filter(({ id }) => id === returned).map(plain), mends: number ?? null };
  }
  const before: Fit[] = [];
  for (const fit of fits) {
    const cells = await lastHeadings(kernel, { mapping: fit.id, organ });
    if (cells && fingerprint({ cells }) === fit.mark) before.push(fit);
  }
  const asked = (before.length > 0 ? before : fits).map(plain);
  return { form: before.length === 1 ? before[0]!.id : null, asked, mends: null };
}

const plain = ({ id, title, known }: Fit) => ({ id, title, known });

/** The edition of each form that is in force today, by id. */
export function formsInForce(kernel: Pick<Kernel, 'policy' | 'clock'>): PolicyDocument<MappingContent>[] {
  const today = kernel.clock.today().toString();
  return newestOfEach(kernel.policy.all<MappingContent>('mapping').filter((each) => inForceOn(each, today)));
}

async function looksAt(table: Table): Promise<Look[]> {
  const looks: Look[] = [];
  for (const sheet of table.sheets) looks.push(await lookAt(table, sheet));
  return looks;
}

async function fitsOf(table: Table, looks: readonly Look[], forms: readonly PolicyDocument<MappingContent>[]): Promise<Fit[]> {
  const fits: Fit[] = [];
  for (const { id, title, content } of forms) {
    const own = entriesOf(table, content.rowsFrom);
    const seen = (own === table ? looks : await looksAt(own)).map((look) => ({
      ...look,
      hidden: look.sheet.state !== 'visible',
    }));
    const heading = chooseSheet(seen, knownColumns(content))?.heading;
    if (!heading || heading.missing.length > 0 || heading.twice.length > 0 || heading.found.length < 2) continue;
    fits.push({ id, title, known: heading.found.length, score: heading.score, mark: fingerprint(heading) });
  }
  return fits.sort((a, b) => b.known - a.known || b.score - a.score || (a.id < b.id ? -1 : 1));
}

async function formOfBatch(kernel: Kernel, organ: string, number: string | undefined): Promise<string | undefined> {
  if (number === undefined) return undefined;
  const batches = on<IntakeTables>(kernel.db.kysely).selectFrom('intake_batches').select('mapping');
  return (await batches.where('number', '=', number).where('organ', '=', organ).executeTakeFirst())?.mapping;
}
