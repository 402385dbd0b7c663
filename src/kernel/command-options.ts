import { InvalidArgumentError, Option } from 'commander';
import { t, type Catalogue, type Messages } from './i18n/types.ts';

/** A whole number from 1 on, of at most nine digits: as the parser of an option or an argument. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}

/** An option that takes one of these words alone; another is told with the words that there are. */
export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

/** The help of a command in both languages, English first: it is written before the reader's is known. */
export function helpIn<Zh extends Catalogue>(catalogue: Messages<Zh>, pick: (say: Zh) => string): string {
  return `${pick(t('en', catalogue))} / ${pick(t('zh-CN', catalogue))}`;
}
