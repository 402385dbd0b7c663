import { Temporal } from 'temporal-polyfill';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatCount, formatSecond } from '../../../kernel/ui/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { receiptMessages, type Brief, type Difference, type Verification } from '../../../support/receipts/index.ts';
import { plainText } from '../parts/summary-text.ts';
import { receiptPageMessages } from './messages.ts';

/** What may be said of a receipt in any case, as words. */
export function briefWords({ subject, issuedAt }: Brief, language: Language) {
  return {
    subject: subject.name,
    uscc: subject.uscc ?? t(language, receiptMessages)['code.none'](),
    issuedAt: formatSecond(Temporal.Instant.from(issuedAt), language),
  };
}

/** Whom an overtaken one was issued for, in one piece. */
export function whomOf(brief: Brief, language: Language): string {
  const { subject, uscc } = briefWords(brief, language);
  return language === 'en' ? `${subject}, ${uscc}` : `${subject}，${uscc}`;
}

export function whereText(where: Difference, language: Language): string {
  const say = t(language, receiptPageMessages);
  if (where === null) return say['where.any']();
  if ('byte' in where) return say['where.byte']({ n: formatCount(where.byte) });
  return say['where.length']({ length: formatCount(where.length), issued: formatCount(where.issued) });
}

/** The sentence of the page as plain text. `host`: where the public types the address. */
export function outcomeText(answer: Verification, language: Language, host: string): string {
  const say = t(language, delicate);
  switch (answer.outcome) {
    case 'good':
      return plainText(say['verify.good']({ ...briefWords(answer.brief, language), n: answer.content.records.length }));
    case 'changed': {
      const p = { no: answer.brief.number, where: whereText(answer.where, language) };
      return plainText(say['verify.changed']({ ...briefWords(answer.brief, language), ...p }));
    }
    case 'overtaken': {
      const p = { subject: whomOf(answer.brief, language), time: briefWords(answer.brief, language).issuedAt };
      return plainText(say['verify.overtaken']({ no: answer.brief.number, ...p }));
    }
    case 'unknown':
      return plainText(say['verify.unknown']({ host }));
    case 'mistyped':
      return t(language, receiptPageMessages)['verify.mistyped']();
    case 'unreadable':
      return plainText(say['verify.unreadable']());
  }
}
