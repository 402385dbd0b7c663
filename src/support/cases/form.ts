import type { XinhengError } from '../../kernel/errors/index.ts';
import type { FormFile } from '../../kernel/http/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import type { CaseField } from '../../kernel/policy/index.ts';
import type { FormFault } from '../../kernel/ui/index.ts';

/** What a form gave, as text: the same again in the form when something is wrong. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

export const fieldName = (id: string): string => `fields.${id}`;
export const fileName = (kind: string): string => `papers.${kind}`;

/** The body of a form with files, that no schema has seen. */
export interface Sent {
  given: Given;
  /** Kind of paper → files that were chosen. */
  files: readonly { kind: string; file: FormFile }[];
  /** Which button. */
  go: 'check' | 'back' | 'confirm';
  /** Of the case, when the page was made. */
  version: number | undefined;
  key: string | null;
  /** Fields of the page itself. */
  text(name: string): string;
}

export function sentBy(body: unknown): Sent {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const text = (name: string): string => {
    const value = entries.find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : '';
  };
  const under = (prefix: string) =>
    entries.flatMap(([name, value]): [string, unknown][] => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : []));
  const version = text('version');
  const go = text('go');
  return {
    given: Object.fromEntries(under('fields.').flatMap(([id, value]) => textsOf(id, value))),
    files: under('papers.').flatMap(([kind, value]) => [value].flat().flatMap((each) => (isFile(each) ? [{ kind, file: each }] : []))),
    go: go === 'back' || go === 'confirm' ? go : 'check',
    version: /^\d{1,9}$/.test(version) ? Number(version) : undefined,
    key: /^[\w-]{1,64}$/.test(text('key')) ? text('key') : null,
    text,
  };
}

function textsOf(id: string, value: unknown): [string, string | string[]][] {
  // Browsers send a new line as two characters; what is kept has one.
  const plain = (text: string): string => text.replaceAll('\r\n', '\n');
  if (typeof value === 'string') return [[id, plain(value)]];
  if (!Array.isArray(value)) return [];
  return [[id, value.flatMap((each) => (typeof each === 'string' ? [plain(each)] : []))]];
}

/** A file field that was left empty comes as a file without name and content. */
function isFile(value: unknown): value is FormFile {
  if (typeof value !== 'object' || value === null || !('bytes' in value) || !('name' in value)) return false;
  return value.bytes instanceof Buffer && value.bytes.length > 0;
}

/** As the procedure types its fields; what does not fit its type stays text, and is refused by name. */
export function typedFields(fields: readonly CaseField[], given: Given): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([id, value]): [string, unknown][] => {
      const type = fields.find((each) => each.id === id)?.type;
      if (value === undefined || value === '') return [];
      if (type === 'integer' && typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value)) return [[id, Number(value)]];
      if (type === 'yes') return [[id, value === 'yes']];
      if (type === 'choices' && typeof value === 'string') return [[id, [value]]];
      return [[id, value]];
    }),
  );
}

/** What is wrong, each beside its field; what belongs to none stands at the top. */
export function faultsOf(error: XinhengError, language: Language): FormFault[] {
  return error.said(language).errors.map(({ path, code, message }) => ({
    name: path.startsWith('/fields/')
      ? fieldName(path.slice('/fields/'.length))
      : path.startsWith('/papers/')
        ? fileName(path.slice('/papers/'.length))
        : code,
    message,
  }));
}
