import { InvalidArgumentError } from 'commander';

/** A number of rows, from 1 on. */
export function rowCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}
