// Brackets of all shapes become （）: 公司(重庆), 公司〔重庆〕 and 公司（重庆） are one name in registers and documents alike.
// NFKC has already turned full-width letters, digits and brackets into ASCII.
const OPEN = /[([{<【〔〖《〈「『]/g;
const CLOSE = /[)\]}>】〕〗》〉」』]/g;
// White space of any kind, zero-width characters, soft hyphens and byte order marks carry no meaning in a name.
const NOTHING = /[\s\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]+/g;
// The middle dot of foreign names has many code points; registers use them at random.
const DOTS = /[·•・‧∙⋅●]/g;
const PLAIN = /^[\u4E00-\u9FFF（）A-Z0-9]*$/;

/**
 * The form in which names are compared, searched and keyed: NFKC, one kind of bracket, no white space, upper case.
 * Pure; never shown to a reader. Two names are the same name when their normal forms are equal.
 */
export function normaliseName(name: string): string {
  // Nine of ten names in registers are plain already: skip the four passes.
  if (PLAIN.test(name)) return name;
  return name.normalize('NFKC').replace(NOTHING, '').replace(DOTS, '·').replace(OPEN, '（').replace(CLOSE, '）').toUpperCase();
}

/**
 * Whether two normal forms can be spellings of one body's name: for rows that are not adverse. An adverse row asks for
 * equality (domain.md). Bigrams in common (Dice) at least three fifths, or one form contained in the other.
 */
export function namesAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 4 || b.length < 4) return false;
  if (a.includes(b) || b.includes(a)) return true;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left > 0) {
      common++;
      pairs.set(b.slice(i, i + 2), left - 1);
    }
  }
  return 10 * common >= 3 * (a.length - 1 + (b.length - 1));
}
