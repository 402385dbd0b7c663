export type ColumnKind = 'text' | 'day' | 'time' | 'number' | 'code';

export interface Word {
  zh: string;
  en: string;
}

/** A list as its description in OpenAPI tells it. */
export interface DescribedList {
  name: string;
  columns: readonly (Word & { key: string; kind: ColumnKind; heading?: true; extra?: true; only?: 'file'; sortable?: true })[];
  orders: readonly (Word & { key: string })[];
  filters: readonly (Word & {
    name: string;
    kind: 'text' | 'date' | 'select' | 'check';
    hint?: Word;
    maxLength?: number;
    options?: readonly (Word & { value: string })[];
  })[];
  /** Address of its files without the ending. */
  file?: string;
}
