/** Characters of a Chinese and words of an English sentence that a reader takes in at once (ux.md, T3). */
export const LONGEST = { zh: 45, en: 25 } as const;

/** Without the marks of kernel/ui for strong words and links. */
export const bare = (text: string): string => text.replaceAll(/\[([^\]]+)\]\(\w+\)/g, '$1').replaceAll('**', '');

/** Sentences of a text that are too long: its length first. Titles of law and what is filled in count as they are read. */
export function tooLong(text: string, language: 'zh' | 'en'): string[] {
  return sentencesOf(bare(text), language)
    .map((sentence) => ({ sentence, length: lengthOf(sentence, language) }))
    .filter(({ length }) => length > LONGEST[language])
    .map(({ sentence, length }) => `${length}: ${sentence}`);
}

/** A semicolon, a colon and the wide space after a lead end what is read in one breath as a full stop does. */
function sentencesOf(text: string, language: 'zh' | 'en'): string[] {
  const parts = language === 'zh' ? text.split(/[。；：？　\n]/u) : text.split(/[.;:?](?=\s|$)|　|\n/u);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function lengthOf(sentence: string, language: 'zh' | 'en'): number {
  if (language === 'en') return sentence.split(/\s+/).filter((word) => /[A-Za-z0-9]/.test(word)).length;
  // A word of Latin letters, a number or an address is one thing to the reader; so is a law's title.
  return [...sentence.replaceAll(/《[^》]*》/gu, '法').replaceAll(/[\x21-\x7E]+/g, '一')].filter((c) => !/\s/u.test(c)).length;
}
