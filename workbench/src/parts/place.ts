import { t, type Language } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';
import { FIELD_WORDS } from './messages/fields.ts';
import { placeMessages } from './messages/place.ts';

/** The whole of a file is no place of its own. */
const AROUND = new Set(['content', 'model']);

/**
 * A place of a policy file in words, from its JSON pointer: 指标“行政处罚” › 分值 › 上限. What has a name in the file is
 * called by it, another entry of a list by its number; a field that only programs read keeps its own name. Pure.
 */
export function placeInWords(document: unknown, pointer: string, language: Language = LANGUAGE): string {
  const say = t(language, placeMessages);
  const words: string[] = [];
  let value = document;
  for (const name of namesOf(pointer)) {
    const list = Array.isArray(value);
    value = within(value, name);
    if (list) words.push(entryWord(words.pop() ?? '', value, Number(name) + 1, language));
    else if (name === 'zh' || name === 'en') words.push(say[name]());
    else if (words.length > 0 || !AROUND.has(name)) words.push(FIELD_WORDS[name]?.[language === 'en' ? 1 : 0] ?? name);
  }
  return words.join(' › ');
}

const namesOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'));

function within(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function entryWord(list: string, entry: unknown, n: number, language: Language): string {
  const say = t(language, placeMessages);
  const title = within(within(entry, 'title'), language === 'en' ? 'en' : 'zh');
  const name = typeof title === 'string' && title !== '' ? title : within(entry, 'grade');
  return typeof name === 'string' && name !== '' ? say.named({ list, name }) : say.numbered({ list, n });
}
