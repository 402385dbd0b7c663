import { databaseError, sqlState } from '../kernel/db/index.ts';
import { XinhengError, type Fault } from '../kernel/errors/index.ts';
import { errorText } from '../kernel/errors/messages.ts';
import { t, type Language } from '../kernel/i18n/index.ts';
import { cliMessages } from './messages.ts';

const SHOWN = 20;

/** What the system says of a path that a command was given. */
const FILE_FAULTS = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS']);

function fileError(error: unknown): XinhengError | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || !FILE_FAULTS.has(code)) return undefined;
  return new XinhengError('FILE_UNUSABLE', { path, reason: code }, { cause: error });
}

/** Any error as one of ours: the edge of the program. What it says never quotes a row. */
export function asXinhengError(error: unknown): XinhengError {
  if (error instanceof XinhengError) return error;
  const reference = sqlState(error) ?? (error instanceof Error ? error.name : typeof error);
  return databaseError(error) ?? fileError(error) ?? new XinhengError('INTERNAL', { reference }, { cause: error });
}

/** One line: what happened, what to do, the code; then the faults of the input, where there are any. */
export function faultText(error: XinhengError, language: Language): string {
  const { what, how } = errorText(language, error);
  const code = t(language, cliMessages)['command.failed']({ code: error.code });
  const space = language === 'en' ? ' ' : '';
  // A fault of the whole input stands at no place, and may be what was said already.
  const placed = error.said(language).errors.filter(({ path, message }) => path !== '' || !what.includes(message));
  const faults = placed.slice(0, SHOWN).map((each) => {
    const place = placeOf(each);
    return place === '' ? each.message : `${place}: ${each.message}`;
  });
  const more = placed.length - faults.length;
  if (more > 0) faults.push(t(language, cliMessages)['error.more']({ n: more }));
  return [`${what}${space}${how}${code}`.replaceAll('\n', ' '), ...faults].join('\n');
}

/** Of a document as editors know places: `file:line`, then the pointer. */
function placeOf({ path, file, line }: Fault): string {
  return file === undefined || line === undefined ? path : `${file}:${line} ${path}`.trimEnd();
}

/** The same as a document. */
export function faultDocument(error: XinhengError, language: Language): unknown {
  const { title, what, how } = errorText(language, error);
  const detail = language === 'en' ? `${what} ${how}` : `${what}${how}`;
  const { errors } = error.said(language);
  return { code: error.code, title, detail, ...(errors.length > 0 ? { errors } : {}) };
}
