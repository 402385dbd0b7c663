import { ALPHABET } from './alphabet.ts';

/** Letters that a code never holds and the digits they are mistaken for. V resembles none. */
export const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/** Upper case and half width, one for one. For look-up and candidates only: a code that is stored stays as it was given. */
export function foldCode(code: string): string {
  return code
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

export interface WrongCharacter {
  /** From 1. */
  position: number;
  character: string;
  /** The character of the alphabet that may be meant. */
  meant: string | undefined;
}

/** The first character outside the alphabet, for the text that tells where a code is wrong. */
export function wrongCharacter(code: string): WrongCharacter | undefined {
  const characters = Array.from(code);
  const at = characters.findIndex((character) => !ALPHABET.includes(character));
  const character = characters[at];
  if (character === undefined) return undefined;
  const folded = foldCode(character);
  return { position: at + 1, character, meant: ALPHABET.includes(folded) ? folded : LOOK_ALIKES[folded] };
}
