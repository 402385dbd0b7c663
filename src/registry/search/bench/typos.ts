import { pinyin } from 'pinyin-pro';
import type { Random } from './random.ts';

export const TYPOS = ['replaced', 'dropped', 'added', 'swapped', 'brackets', 'form', 'homophone'] as const;
export type Typo = (typeof TYPOS)[number];

/** Mistypes names, seeded: where and with what is drawn; characters come as often as they do in the names. */
export class Typist {
  readonly #random: Random;
  readonly #characters: string[];
  readonly #bySound = new Map<string, string[]>();

  constructor(random: Random, names: readonly string[]) {
    this.#random = random;
    this.#characters = names.flatMap((name) => [...name].filter((c) => /\p{Script=Han}/u.test(c)));
    for (const character of new Set(this.#characters)) {
      const sound = soundOf(character);
      this.#bySound.set(sound, [...(this.#bySound.get(sound) ?? []), character]);
    }
  }

  /** Null where the name has nothing to mistype in this way. */
  mistype(name: string, typo: Typo): string | null {
    const characters = [...name];
    const at = this.#random.below(characters.length);
    const other = this.#random.of(this.#characters);
    switch (typo) {
      case 'replaced':
        return characters[at] === other ? null : characters.with(at, other).join('');
      case 'dropped':
        return characters.toSpliced(at, 1).join('');
      case 'added':
        return characters.toSpliced(at, 0, other).join('');
      case 'swapped':
        return swapped(characters, at);
      case 'brackets':
        return this.#brackets(name);
      case 'form':
        return /有限(责任)?公司$/.test(name) ? name.replace(/有限(责任)?公司$/, '') : null;
      case 'homophone':
        return this.#homophone(characters, at);
    }
  }

  #brackets(name: string): string | null {
    if (!/[（）()]/.test(name)) return null;
    const forms = [
      name.replaceAll('（', '(').replaceAll('）', ')'),
      name.replaceAll('(', '（').replaceAll(')', '）'),
      name.replaceAll(/[（）()]/g, ''),
    ];
    return this.#random.of(forms.filter((form) => form !== name));
  }

  #homophone(characters: readonly string[], at: number): string | null {
    const character = characters[at]!;
    const others = (this.#bySound.get(soundOf(character)) ?? []).filter((c) => c !== character);
    return others.length === 0 ? null : characters.with(at, this.#random.of(others)).join('');
  }
}

function swapped(characters: readonly string[], at: number): string | null {
  const next = characters[at + 1];
  if (next === undefined || next === characters[at]) return null;
  return characters.toSpliced(at, 2, next, characters[at]!).join('');
}

function soundOf(character: string): string {
  return pinyin(character, { toneType: 'none', type: 'array' })[0] ?? '';
}
