import type { Kernel } from '../../../../kernel/context.ts';
import type { HeldPlace } from '../../../publicity/index.ts';
import type { ActContent } from '../../../records/types.ts';
import { heldWordsOf, NOT_FREE, textFindings } from './index.ts';

/** More marks than this in one field tell a reader no more than "read all of it". */
const MOST = 20;

/**
 * Where the reasons that hold a row stand in its texts: the shortest piece that the same check would hold, found by cutting
 * the text from both sides. A piece never begins or ends inside a word of letters and figures, or half of a code would look
 * like a telephone number. Reasons that stand in no one place (an amount against its words) have none.
 */
export function heldPlaces(policy: Kernel['policy'], content: ActContent, codes: readonly string[]): HeldPlace[] {
  const words = heldWordsOf(policy);
  const own = [content['licenceTaken']].filter((value) => typeof value === 'string');
  return Object.entries(content).flatMap(([field, text]) => {
    if (typeof text !== 'string' || NOT_FREE.has(field)) return [];
    const found = new Set<string>(textFindings(text, words, own));
    return codes
      .filter((code) => found.has(code))
      .flatMap((code) =>
        piecesOf(text, (piece) => (textFindings(piece, words, own) as string[]).includes(code)).map(([from, end]) => {
          const to = code === 'PERSON_IN_TEXT' ? endOfName(text, end) : end;
          return { code, field, from, length: to - from, masked: mask(text.slice(from, to)) };
        }),
      );
  });
}

/** The check is content with two characters of a name; it may have two more. */
function endOfName(text: string, end: number): number {
  return end + (/^\p{Script=Han}{0,2}/u.exec(text.slice(end))?.[0].length ?? 0);
}

function piecesOf(text: string, holds: (piece: string) => boolean): [number, number][] {
  const cuts = cutsOf(text);
  const pieces: [number, number][] = [];
  for (let first = 0; first < cuts.length - 1 && pieces.length < MOST;) {
    const end = least(first + 1, cuts.length - 1, (at) => holds(text.slice(cuts[first], cuts[at])));
    if (end === undefined) break;
    const start = most(first, end - 1, (at) => holds(text.slice(cuts[at], cuts[end])));
    pieces.push([cuts[start]!, cuts[end]!]);
    first = end;
  }
  return pieces;
}

/** Between any two characters but two letters or figures of one run. */
function cutsOf(text: string): number[] {
  const cuts: number[] = [];
  const inRun = /[A-Za-z0-9\uFF10-\uFF19]/u;
  for (let at = 0; at <= text.length; at++) {
    const halves = /[\uDC00-\uDFFF]/u.test(text[at] ?? '') && /[\uD800-\uDBFF]/u.test(text[at - 1] ?? '');
    if (!halves && !(inRun.test(text[at - 1] ?? '') && inRun.test(text[at] ?? ''))) cuts.push(at);
  }
  return cuts;
}

/** The least place from which on it holds; undefined where it does not hold at the last. */
function least(low: number, high: number, holds: (at: number) => boolean): number | undefined {
  if (!holds(high)) return undefined;
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

function most(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (holds(middle)) from = middle;
    else to = middle - 1;
  }
  return from;
}

/** 13812345678 → 13*******78, 王小明 → 王*明: enough to find it, too little to know it. */
function mask(piece: string): string {
  const characters = [...piece];
  const shown = characters.length > 8 ? 2 : 1;
  return characters.map((each, at) => (at < shown || at >= characters.length - shown ? each : '*')).join('');
}
