/** How the workbench shows a value: `zh` is Chinese by nature, `organ` a code that it shows by name, `act` a kind of act. */
export type ColumnKind = 'text' | 'zh' | 'day' | 'time' | 'number' | 'code' | 'organ' | 'act';

export interface Word {
  zh: string;
  en: string;
}

/** A list as its description in OpenAPI tells it. */
export interface DescribedList {
  name: string;
  columns: readonly (Word & { key: string; kind: ColumnKind; heading?: true; extra?: true; only?: 'file' | 'page' })[];
  orders: readonly (Word & { key: string })[];
  filters: readonly (Word & {
    name: string;
    kind: 'text' | 'date' | 'select' | 'check';
    hint?: Word;
    maxLength?: number;
    options?: readonly (Word & { value: string })[];
  })[];
  /** It has no pages. */
  whole?: true;
  /** Address of its files without the ending. */
  file?: string;
}
