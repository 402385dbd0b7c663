import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import type { ActContent } from '../../records/types.ts';

/** Where in the text of a held row a reason stands. */
export interface HeldPlace {
  code: string;
  /** Field of the content. */
  field: string;
  /** In UTF-16 units, as a browser counts. */
  from: number;
  length: number;
  /** The piece with its middle blotted out: for a list that is read over a shoulder. */
  masked: string;
}

export type HeldFinder = (policy: Kernel['policy'], content: ActContent, codes: readonly string[]) => HeldPlace[];

/** What a code that holds a row means, to a reader. */
type HeldWord = (code: string, language: Language) => string;

let finder: HeldFinder | undefined;
let word: HeldWord | undefined;

/** The room that holds rows says where its reasons stand, and what they are called; without it a row is shown without marks. */
export function registerHeldFinder(given: HeldFinder, called: HeldWord): void {
  finder = given;
  word = called;
}

export function heldWord(code: string, language: Language): string {
  return word?.(code, language) ?? code;
}

export function placesOf(policy: Kernel['policy'], content: ActContent, codes: readonly string[]): HeldPlace[] {
  return finder?.(policy, content, codes) ?? [];
}
