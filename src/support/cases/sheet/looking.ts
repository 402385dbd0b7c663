import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { caseMessages } from '../messages/common.ts';

/** Who looks, in which language, on which day. */
export interface Looking {
  kernel: Kernel;
  caller: Caller;
  language: Language;
  today: string;
  /** Display names by account. */
  people: ReadonlyMap<string, string>;
}

/** Name and account: names are not unique in an office. */
export function named({ people, language }: Looking, account: string): string {
  const name = people.get(account);
  return name === undefined ? account : t(language, caseMessages).bracketed({ a: name, b: account });
}
