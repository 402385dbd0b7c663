import type { Declared } from './api.ts';

/** What a form holds under the names of its fields: text, or several chosen. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** As the API finds fault with it: `/fields/facts`. */
export const fieldName = (id: string): string => `fields/${id}`;
export const paperName = (id: string): string => `papers/${id}`;

/** A form of which nothing is filled in. */
export const emptyOf = (fields: readonly Declared[]): Values =>
  Object.fromEntries(fields.map(({ id, type }) => [fieldName(id), type === 'choices' ? [] : '']));

/** As the procedure types its fields; what does not fit its type stays text, and the API refuses it by name. */
export function typed(fields: readonly Declared[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ id, type }): [string, unknown][] => {
      const value = values[fieldName(id)];
      if (value === undefined || value.length === 0) return [];
      if (type === 'integer' && typeof value === 'string' && /^\s*\d{1,15}\s*$/u.test(value)) return [[id, Number(value)]];
      if (type === 'yes') return [[id, value === 'yes']];
      return [[id, value]];
    }),
  );
}

/** What a value says, in the words of its choices. */
export function valueWords(field: Declared, value: Values[string] | undefined, language: 'zh' | 'en'): string[] {
  return [value ?? []].flat().map((each) => field.choices?.find(({ id }) => id === each)?.title[language] ?? each);
}
