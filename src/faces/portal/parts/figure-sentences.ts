import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatCount, formatDate, formatMonth } from '../../../kernel/ui/index.ts';
import type { CodeRates } from '../../../registry/codes/index.ts';
import { codesPageMessages } from '../messages/codes.ts';
import { figuresMessages } from '../messages/figures.ts';
import type { PublishedTimeliness } from '../queries/timeliness.ts';

/** A month's timeliness in sentences, the same wherever they stand. */
export function timelySentence({ from, to, asOf, total }: PublishedTimeliness, language: Language): string {
  const say = t(language, figuresMessages);
  const day = (iso: string) => formatDate(iso, language);
  return together(
    [
      say.period({ from: day(from), to: day(to), asOf: day(asOf) }),
      say.total({ acts: formatCount(total.acts), onTime: formatCount(total.onTime), late: formatCount(total.late) }),
      total.onTimePercent === null ? null : say['total.rate']({ rate: `${total.onTimePercent}%` }),
    ],
    language,
  );
}

export function codesSentence({ month, asOf, total, target }: CodeRates, language: Language): string {
  const say = t(language, codesPageMessages);
  return together(
    [
      say.period({ month: formatMonth(month, language), asOf: formatDate(asOf, language) }),
      say.total({ bodies: formatCount(total.bodies), wrong: formatCount(total.wrong) }),
      total.perTenThousand === null ? null : say.rate({ rate: total.perTenThousand, target }),
    ],
    language,
  );
}

function together(sentences: readonly (string | null)[], language: Language): string {
  return sentences.filter((each) => each !== null).join(language === 'en' ? ' ' : '');
}
