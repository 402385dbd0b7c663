import { readFile } from 'node:fs/promises';
import { XinhengError, type Fault } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';
import { invalid } from './drafts.ts';
import { fault } from './fault.ts';
import { lineOf, linesOf } from './json-lines.ts';

/**
 * Works with the document that a command is given as a file. Faults that the work finds in it (POLICY_INVALID) are told at the
 * lines of that file, which need not be written as ours are. Throws what the system says where it can't be read.
 */
export async function withDocument<T>(file: string, language: Language, work: (value: unknown) => Promise<T>): Promise<T> {
  const text = await readFile(file, 'utf8');
  const value = parsed(file, text, language);
  try {
    return await work(value);
  } catch (error) {
    if (!(error instanceof XinhengError) || error.code !== 'POLICY_INVALID') throw error;
    const { lines } = linesOf(text);
    const errors = error.errors.map((each): Fault => ({ ...each, file, line: lineOf(lines, each.path) }));
    throw new XinhengError('POLICY_INVALID', { file }, { errors, cause: error });
  }
}

function parsed(file: string, text: string, language: Language): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, [fault(file, '', 'NOT_JSON', { why: (error as Error).message })], language, text);
  }
}
