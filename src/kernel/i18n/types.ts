export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A catalogue entry: a typed function to plain text, or a constant. Both languages take the same parameters. */
// The parameter is contravariant: `never` lets any entry in, and each caller keeps its own type.
export type Entry = (p: never) => string;
export type Catalogue = Record<string, Entry>;

/**
 * `messages({ zh: {…}, en: {…} })`: Chinese is the original; a key or a parameter that English lacks is a compile error.
 * Use: `t(language, catalogue)['absence.records']({ kind, n, asOf })`.
 */
export interface Messages<Zh extends Catalogue> {
  zh: Zh;
  en: { [K in keyof Zh]: Zh[K] };
}

export function messages<Zh extends Catalogue>(zh: Zh, en: { [K in keyof NoInfer<Zh>]: Zh[K] }): Messages<Zh> {
  return { zh, en };
}

export function t<Zh extends Catalogue>(language: Language, catalogue: Messages<Zh>): Zh {
  return language === 'en' ? catalogue.en : catalogue.zh;
}
