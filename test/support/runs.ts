/**
 * How many random cases of a property are drawn: fewer where the same tests run again only to see another database server
 * (XINHENG_SHARE=0.25 in .ci/run), more for whoever looks longer.
 */
export function runs(n: number): number {
  return Math.max(1, Math.round(n * Number(process.env['XINHENG_SHARE'] ?? 1)));
}
