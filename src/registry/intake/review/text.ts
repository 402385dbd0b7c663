import { t, type Language } from '../../../kernel/i18n/types.ts';
import { intakeMessages } from '../messages.ts';
import type { FieldChange } from './changes.ts';
import type { Review } from './look.ts';

/** The difference as a person reads it: what changes first, then what goes back, comes mended, is new. */
export function reviewText(review: Review, language: Language): string {
  const texts = t(language, intakeMessages);
  const { counts } = review;
  const { reasons: _, held: __, ...numbers } = counts;
  const lines = [
    texts['review.head']({ number: review.number, sender: review.sender }),
    texts['receipt.counts'](numbers),
    ...(counts.held > 0 ? [texts['receipt.held']({ n: counts.held })] : []),
  ];
  for (const { row, name, documentNo, fields } of review.changed) {
    lines.push(texts['review.changed']({ row, name, documentNo }));
    for (const field of fields) lines.push(`  ${fieldChangeText(field, language)}`);
  }
  for (const { row, code, column, params } of review.back) {
    const what = texts[`${code}.what`]({ ...params, column: column ?? '' });
    lines.push(texts['review.back']({ row, what: column === null ? what : texts['finding.at']({ column, what }), code }));
  }
  for (const { row, name, of } of review.mended) lines.push(texts['review.mended']({ row, name, of, batch: review.mends ?? '' }));
  for (const { row, name, documentNo } of review.fresh) lines.push(texts['review.fresh']({ row, name, documentNo }));
  if (review.next !== null) lines.push(texts['review.more']({ cursor: review.next }));
  return lines.join('\n');
}

/** Old and new of one field; what was or is empty is said so. */
function fieldChangeText({ name, from, to }: FieldChange, language: Language): string {
  const texts = t(language, intakeMessages);
  const empty = texts['review.empty']({});
  return texts['review.field']({ name, from: from ?? empty, to: to ?? empty });
}
