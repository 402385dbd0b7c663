import { isClean } from './alphabet.ts';
import { checkUscc, isValidUscc, type UsccCheck } from './check.ts';
import { foldCode } from './fold.ts';
import { looksLikeIdentityNumber } from './identity.ts';

/** Longest text looked through: a licence or a page, not a book. */
const LIMIT = 20_000;
/** What may stand inside a code that was copied from paper or a table. */
const GAP = /\s|[-_]|\u00ad|\u00b7|\u200b|\u200c|\u200d|[\u2010-\u2015]|\u2212/;

/**
 * Codes inside whatever was pasted: a licence's text, a URL, full-width digits, spaces every four, lower case. `code` of
 * each is folded (for look-up only). A valid code is found anywhere; a wrong one only where it stands alone, so that the
 * reader can be told what is wrong with it. Identity numbers of persons, also 18 characters, are left out.
 */
export function extractCodes(text: string): UsccCheck[] {
  const found = new Map<string, UsccCheck>();
  const add = (code: string): void => void found.set(code, checkUscc(code));
  for (const tokens of runs(foldCode(text.slice(0, LIMIT)))) {
    const whole = tokens.join('');
    let from = 0;
    while (from < tokens.length) from = take(tokens, from, add);
    if (found.size === 0 && tokens.length > 1 && standsForCode(whole)) add(whole);
  }
  return [...found.values()];
}

/** Takes the code that begins in token `from`, or none; answers the token to go on with. */
function take(tokens: readonly string[], from: number, add: (code: string) => void): number {
  let joined = '';
  for (let to = from; to < tokens.length && joined.length < 18; to += 1) {
    joined += tokens[to]!;
    if (joined.length === 18 && isUsable(joined)) {
      add(joined);
      return to + 1;
    }
  }
  const token = tokens[from]!;
  if (token.length > 18) inside(token).forEach(add);
  else if (standsForCode(token)) add(token);
  return from + 1;
}

/** Valid codes within a longer string: a permit number is often a code and a suffix. */
function inside(token: string): string[] {
  const codes: string[] = [];
  for (let at = 0; at + 18 <= token.length; at += 1) {
    const code = token.slice(at, at + 18);
    if (isUsable(code)) {
      codes.push(code);
      at += 17;
    }
  }
  return codes;
}

/** By chance one window in 341 passes both checks; department and category must fit as well. */
function isUsable(code: string): boolean {
  if (!isClean(code) || !isValidUscc(code)) return false;
  const { findings } = checkUscc(code);
  return !findings.includes('DEPT') && !findings.includes('CATEGORY');
}

/** Eighteen characters, most of them figures, and not a person's number: meant as a code, even if wrong. */
function standsForCode(token: string): boolean {
  return token.length === 18 && token.replace(/\D/g, '').length >= 8 && !looksLikeIdentityNumber(token);
}

/** Runs of letters and digits with at most one gap character between two tokens; all else parts them. */
function* runs(text: string): Generator<string[]> {
  let tokens: string[] = [];
  let end = 0;
  for (const match of text.matchAll(/[0-9A-Z]+/g)) {
    const between = text.slice(end, match.index);
    if (tokens.length > 0 && !(between.length === 1 && GAP.test(between))) {
      yield tokens;
      tokens = [];
    }
    tokens.push(match[0]);
    end = match.index + match[0].length;
  }
  if (tokens.length > 0) yield tokens;
}
