import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { receiptPageMessages } from './messages.ts';
import { subjectMessages } from '../messages/subject.ts';
import { decisionText, recordTitle } from '../parts/record.tsx';
import { plainText } from '../parts/summary-text.ts';
import type { PublicRecord } from '../../../registry/publicity/index.ts';
import { kindHead } from '../words.ts';

/** An adverse record in one line, its marks before the text that they qualify. */
export function lineOf(record: PublicRecord, language: Language): string {
  const say = t(language, receiptPageMessages);
  const subject = t(language, subjectMessages);
  const mark = (shown: boolean, word: string) => (shown ? say['line.mark']({ mark: word }) : '');
  const marks = [
    objection(record, language),
    mark(record.stayed, subject.stayed()),
    mark(record.corrections.length > 0, say['line.corrected']()),
  ].join('');
  const facts = [
    say['line.head']({ kind: kindHead(record.kind, language), title: recordTitle(record) }),
    decisionText(record.content, language),
    language === 'en' ? record.organNameEn : record.organName,
    record.documentNo,
    say['line.decided']({ date: formatDate(record.decided, language) }),
    untilOf(record, language),
  ];
  const former = record.formerOperator ? (language === 'en' ? ' ' : '') + subject.formerOperator() : '';
  const stop = language === 'en' ? '.' : '。';
  return marks + facts.filter((each) => each !== undefined && each !== '').join(say.separator()) + stop + former;
}

/** The whole sentence, as it stands before the row in every place (docs/texts.md). */
function objection(record: PublicRecord, language: Language): string {
  const open = record.disputes.find((dispute) => dispute.state === 'open');
  if (open === undefined) return '';
  const p = {
    raised: formatDate(open.raisedOn, language),
    organ: language === 'en' ? record.organNameEn : record.organName,
    due: formatDate(open.due, language),
  };
  const text = plainText(t(language, delicate)['mark.objection'](p));
  return language === 'en' ? `${text} ` : text;
}

function untilOf(record: PublicRecord, language: Language): string {
  const say = t(language, receiptPageMessages);
  const subject = t(language, subjectMessages);
  if (record.until !== null) return say['line.until']({ until: formatDate(record.until, language) });
  return record.kind === 'abnormal_listing' ? say['line.until']({ until: subject['until.open.abnormal']() }) : subject['until.open']();
}
