import { createHash } from 'node:crypto';
import type { Kernel } from '../../../kernel/context.ts';
import { absentAt } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { canonical } from '../../../kernel/journal/canonical.ts';
import type { Hashable } from '../../../kernel/journal/index.ts';
import { href } from '../../../kernel/ui/index.ts';
import type { SubjectsTable } from '../../../registry/subjects/index.ts';
import type { Shown, StateNow } from '../../../support/receipts/index.ts';
import { receiptPageMessages } from './messages.ts';
import { subjectPath } from '../parts/hits.tsx';
import { summaryText } from '../parts/summary-text.ts';
import {
  countsOfSubject,
  divisionNames,
  listsShowing,
  publicContent,
  publicFields,
  recordsOfSubject,
  resolvePublic,
  type KindCount,
  type PublicRecord,
} from '../../../registry/publicity/index.ts';
import { lineOf } from './line.ts';

/** How many adverse records a receipt lists, a line each. */
const LINES = 200;

interface File {
  subject: SubjectsTable;
  counts: KindCount[];
  listed: string[];
  adverse: PublicRecord[];
}

/** Counts and records of one moment, so that a paper never says two and lists three. */
function fileOf({ db, clock }: Kernel, subject: SubjectsTable): Promise<File> {
  const today = clock.today().toString();
  return db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => ({
      subject,
      counts: await countsOfSubject(tx, subject.subject_id, today),
      listed: await listsShowing(tx, subject.subject_id, today),
      adverse: await recordsOfSubject(tx, subject.subject_id, today, { natures: ['adverse'], limit: LINES }),
    }));
}

/** What the subject's page shows now, in words, and its fingerprint. */
export async function shownNow(kernel: Kernel, subject: SubjectsTable, language: Language, origin: string): Promise<Shown> {
  const { settings } = kernel;
  const today = kernel.clock.today().toString();
  const file = await fileOf(kernel, subject);
  const districts = await divisionNames(kernel.db.kysely, [subject.district], today);
  const say = t(language, receiptPageMessages);
  const n = file.counts.filter(({ nature }) => nature === 'adverse').reduce((sum, each) => sum + each.n, 0);
  return {
    subjectId: subject.subject_id,
    state: stateOf(kernel, file),
    language,
    site: language === 'en' ? settings.siteName.en : settings.siteName.zh,
    mark: settings.demo ? say['asOf.mark']() : null,
    address: origin + href(subjectPath({ subjectId: subject.subject_id, uscc: subject.uscc }), language),
    verifyBase: origin + href('/verify/receipt', language),
    subject: { name: subject.name, uscc: subject.uscc },
    summary: summaryText(kernel, {
      subject,
      counts: file.counts,
      listed: file.listed,
      district: subject.district === null ? null : (districts.get(subject.district) ?? subject.district),
      language,
    }),
    records: file.adverse.map((record) => lineOf(record, language)),
    more: n > file.adverse.length ? say.more({ shown: file.adverse.length, n }) : null,
  };
}

/**
 * The fingerprint of what is on display, whatever the words. Any difference later, in either direction, makes a receipt
 * overtaken: what it was (an end, a repair, a correction, a new record, a mark) must not be told from the answer.
 */
function stateOf(kernel: Kernel, { subject, counts, adverse }: File): Buffer {
  const fields = publicFields(kernel);
  const { name, uscc, kind, state, founded, district, industry } = subject;
  const facts = {
    subject: { name, uscc, kind, state, founded, district, industry },
    counts: counts.map(({ nature, kind: of, n, objected }) => [nature, of, n, objected]),
    adverse: adverse.map((record) => [
      record.recordId,
      record.severity,
      record.organ,
      record.documentNo,
      record.decided,
      record.until,
      record.disputes.filter(({ state: dispute }) => dispute === 'open').map(({ raisedOn, due }) => [raisedOn, due]),
      record.corrections.map(({ on, kind: of, reason }) => [on, of, reason]),
      record.stayed,
      record.formerOperator,
      publicContent(record.content, fields),
    ]),
  };
  // Content comes from jsonb: plain JSON without fractions, as intake hashed it.
  return createHash('sha256')
    .update(canonical(facts as unknown as Hashable))
    .digest();
}

/** For `verifyText` and `verifyFile`. Null where the body's own page shows nothing of it now: merged, or its code in doubt. */
export function stateNow(kernel: Kernel): StateNow {
  return async (subjectId, uscc) => {
    const found = await resolvePublic(kernel, uscc ?? `id:${subjectId}`).catch(absentAt('AMBIGUOUS_KEY', 'NOT_FOUND', 'BAD_USCC'));
    if (found === undefined || found.moved || found.subject.subject_id !== subjectId) return null;
    return stateOf(kernel, await fileOf(kernel, found.subject));
  };
}
