import { t, type Language } from '../../kernel/i18n/types.ts';
import { delicate } from '../../kernel/ui/texts/index.ts';
import { sayFinding } from '../../registry/intake/index.ts';
import { REJECT_RULE, TEXT_RULES, type TextRule } from './entries.ts';
import { fixturesOf, REJECTS, type DelicateKey } from './fixtures.ts';

export interface SaidText extends TextRule {
  /** `data-message` */
  key: string;
  /** Of the catalogue; a reason for a row is the sentence `intake.reject` with the words of its code. */
  message: DelicateKey;
  params: Readonly<Record<string, string | number>> | undefined;
  text: string;
}

/** Every delicate sentence with its fixture, in the order of its rules; then a row of each code that comes back. */
export function saidTexts(language: Language): SaidText[] {
  const entries = t(language, delicate) as unknown as Record<DelicateKey, (p: unknown) => string>;
  const fixtures = fixturesOf(language);
  const said = (key: string, message: DelicateKey, params: SaidText['params'], rule: TextRule): SaidText => ({
    ...rule,
    key,
    message,
    params,
    text: entries[message](params),
  });
  const keys = Object.keys(TEXT_RULES) as DelicateKey[];
  return [
    ...keys.filter((key) => key !== 'intake.reject').map((key) => said(key, key, fixtures[key], TEXT_RULES[key])),
    ...REJECTS.map((reject) => {
      const { what, how } = sayFinding(reject, language);
      const params = { row: '12', column: reject.column, what, how };
      return said(`intake.reject.${reject.code}`, 'intake.reject', params, REJECT_RULE);
    }),
  ];
}
