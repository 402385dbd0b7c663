import { messages } from '../house.ts';
import type { Language } from '../house.ts';

const words = messages({ operator: () => '本机操作员' }, { operator: () => 'the local operator' });

/** Whoever has the machine, on the command line: no account of anybody's. */
const OPERATOR = 'local:operator';

/** Who did something, as a page names them. */
export const personName = (account: string, language: Language): string =>
  account === OPERATOR ? (language === 'en' ? words.en : words.zh).operator() : account;
