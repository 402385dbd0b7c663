import { ALPHABET } from './alphabet.ts';
import { isValidUscc } from './check.ts';

/**
 * All valid codes that differ from `code` in exactly one position: what a miscopied one may have meant, to be matched with
 * the register. At most one a position; none for a valid code, since no single change leaves a valid one (31 is prime).
 */
export function nearMisses(code: string): string[] {
  const outside = Array.from(code).flatMap((character, position) => (ALPHABET.includes(character) ? [] : [position]));
  if (code.length !== 18 || outside.length > 1) return [];
  const positions = outside.length === 1 ? outside : Array.from(code).keys();
  const found: string[] = [];
  for (const position of positions) {
    for (const character of ALPHABET) {
      const near = code.slice(0, position) + character + code.slice(position + 1);
      if (near !== code && isValidUscc(near)) found.push(near);
    }
  }
  return found;
}
