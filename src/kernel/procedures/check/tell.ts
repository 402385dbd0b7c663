import { t } from '../../i18n/types.ts';
import type { PlainFault } from '../../policy/fault.ts';
import { policyMessages, type PolicyFaultCode } from '../../policy/messages.ts';
import type { Text } from '../../policy/schemas/common.ts';

/** Codes that name something of the procedure and the shortest way that shows the fault. */
type WayCode = {
  [C in PolicyFaultCode]: (typeof policyMessages.zh)[C] extends (p: infer P) => string
    ? keyof P extends never
      ? never
      : { name: string; way: string } extends P
        ? C
        : never
    : never;
}[PolicyFaultCode];

/** A fault with the way that shows it, in the procedure's own words: 提出拟办意见 → 发出告知书 → … */
export function shown(file: string, path: string, code: WayCode, name: Text, way: readonly Text[]): PlainFault {
  return {
    file,
    path,
    code,
    say: (language) => {
      const of = (text: Text): string => (language === 'en' ? text.en : text.zh);
      return t(language, policyMessages)[code]({ name: of(name), way: way.map(of).join(' → ') });
    },
  };
}
