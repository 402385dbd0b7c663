/**
 * What a value is: `zh` is Chinese by nature, `title` a word in both languages, `organ` a code that the workbench shows by name,
 * `act` a kind of act. An integer that is no quantity (a number that names something) is a `text`.
 */
export type ColumnKind = 'text' | 'zh' | 'title' | 'day' | 'time' | 'number' | 'code' | 'organ' | 'act';

export interface Word {
  zh: string;
  en: string;
}
export type Choice = Word & { value: string };

/** A list as its description in OpenAPI tells it. */
export interface DescribedList {
  name: string;
  columns: readonly (Word & {
    key: string;
    kind: ColumnKind;
    heading?: true;
    extra?: true;
    only?: 'file' | 'page';
    values?: readonly Choice[];
    none?: Word;
  })[];
  orders: readonly (Word & { key: string })[];
  filters: readonly (Word & {
    name: string;
    kind: 'text' | 'date' | 'select' | 'check';
    hint?: Word;
    maxLength?: number;
    options?: readonly Choice[];
  })[];
  /** It has no pages. */
  whole?: true;
  /** Address of its files without the ending, or why it has none. */
  file: string | { none: string };
}
