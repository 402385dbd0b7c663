/** Several words in one field, as people separate them. Pure. */
export const splitWords = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]/u)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
];
export const joinWords = (words: readonly string[], language: string): string => words.join(language === 'en' ? ', ' : '、');
