import type { Merge } from '../types.ts';

/** A=0, Z=25, AA=26; -1 where there is no letter. Digits behind the letters are not looked at. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    // Lower case as well.
    const letter = (place.charCodeAt(at) & 0xdf) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A range such as A1:C3 or $A$1:$C$3. */
export function rangeOf(ref: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/iu.exec(ref.trim());
  if (!match) return undefined;
  const [, left = '', top, right = '', bottom] = match;
  return {
    firstRow: Number(top) - 1,
    lastRow: Number(bottom) - 1,
    firstColumn: columnOf(left),
    lastColumn: columnOf(right),
  };
}
