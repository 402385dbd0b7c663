import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';

/** Who looks, in which language, on which day. */
export interface Looking {
  kernel: Kernel;
  caller: Caller;
  language: Language;
  today: string;
  /** Display names by account. */
  people: ReadonlyMap<string, string>;
}
