import type { MandateKind } from '../../../kernel/access/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { centreMessages } from '../messages/centre.ts';

/** As what somebody acts for a firm; `case`: an agent in one matter alone. */
export interface As {
  as: 'owner' | MandateKind | 'case';
  until: string | null;
}

/** 代理（到2027年6月30日） */
export function standingWords({ as, until }: As, language: Language): string {
  const say = t(language, centreMessages);
  const who = say[`as.${as}`]();
  return until === null ? who : say['as.until']({ who, day: formatDate(until, language) });
}
