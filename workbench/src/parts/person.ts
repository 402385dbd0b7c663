import { t, type Language } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';
import { personMessages } from './messages/person.ts';

/** Whoever has the machine, on the command line: no account of anybody's. */
const OPERATOR = 'local:operator';

/** Who did something, as a page names them. */
export const personName = (account: string, language: Language = LANGUAGE): string =>
  account === OPERATOR ? t(language, personMessages).operator() : account;
