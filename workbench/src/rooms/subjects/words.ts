import { searchMessages, t } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { wordOf } from '../../parts/acts/index.ts';

/** Why a body is in the answer, in the portal's words. */
export function whyOf(hit: { why: string; fit: string; matched: string; part: string }): string {
  const say = t(LANGUAGE, searchMessages);
  switch (hit.why) {
    case 'old_name':
      return say['why.old_name']({ name: hit.matched });
    case 'name':
      return wordOf(searchMessages, `why.name.${hit.fit}`, hit.why);
    case 'initials':
      return say['why.initials']({ part: hit.part });
    case 'old_initials':
      return say['why.old_initials']({ part: hit.part, name: hit.matched });
    default:
      return wordOf(searchMessages, `why.${hit.why}`, hit.why);
  }
}
