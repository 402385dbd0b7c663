import type { Acting } from '../../../kernel/faces/centre.tsx';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { frameMessages } from '../messages/frame.ts';

/** 代理（到2027年6月30日） */
export function standingWords({ as, until }: Acting, language: Language): string {
  const say = t(language, frameMessages);
  const who = say[`as.${as}`]();
  return until === null ? who : say['as.until']({ who, day: formatDate(until, language) });
}
