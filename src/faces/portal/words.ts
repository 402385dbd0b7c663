import { t, type Language } from '../../kernel/i18n/types.ts';
import type { Verified } from '../../kernel/policy/types.ts';
import { kindWord } from '../../registry/records/index.ts';
import type { ActKind, CorrectionKind, Severity } from '../../registry/records/types.ts';
import type { SubjectKind, SubjectState } from '../../registry/subjects/types.ts';
import { words } from './messages/words.ts';

export { kindWord };
/** At the head of a sentence or line. */
export function kindHead(kind: ActKind, language: Language): string {
  const word = kindWord(kind, language);
  return word.charAt(0).toUpperCase() + word.slice(1);
}
export const bodyWord = (kind: SubjectKind, language: Language): string => t(language, words)[`body.${kind}`]();
export const stateWord = (state: SubjectState, language: Language): string => t(language, words)[`state.${state}`]();
export const severityWord = (severity: Severity, language: Language): string => t(language, words)[`severity.${severity}`]();
export const verifiedWord = (verified: Verified, language: Language): string => t(language, words)[`verified.${verified}`]();
export const correctionWord = (kind: CorrectionKind, language: Language): string => t(language, words)[`correction.${kind}`]();
