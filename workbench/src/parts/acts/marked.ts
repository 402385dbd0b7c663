/** Where in a text a reason stands, in UTF-16 units. */
export interface Place {
  code: string;
  from: number;
  length: number;
}

/** A run of the text, and the reasons that stand in it. */
export interface Run {
  text: string;
  codes: readonly string[];
}

/**
 * The text cut at each beginning and end of a place, so that places may touch and overlap. Places that lie beyond the text
 * are cut to it; put together, the runs are the text.
 */
export function markedRuns(text: string, places: readonly Place[]): Run[] {
  const clamp = (at: number): number => Math.max(0, Math.min(text.length, at));
  const spans = places
    .map(({ code, from, length }) => ({ code, from: clamp(from), to: clamp(from + Math.max(0, length)) }))
    .filter(({ from, to }) => to > from);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    const codes = spans.filter((span) => span.from <= from && to <= span.to).map(({ code }) => code);
    return { text: text.slice(from, to), codes: [...new Set(codes)] };
  });
}
