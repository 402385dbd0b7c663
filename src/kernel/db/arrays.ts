/*
 * PostgreSQL array literals for set-wise statements. The driver escapes every element of every array by itself; for rows
 * by the thousand that is a third of all work, and ids, days and numbers need no escape at all.
 */

type Plain = string | number | boolean | null;

/** For uuid[], date[], int[], bigint[] and boolean[]: values that hold no comma, quote, brace or space. */
export function plainArray(values: readonly Plain[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ',';
    text += values[i] ?? 'NULL';
  }
  return text + '}';
}

const SPECIAL = /["\\]/u;

export function textArray(values: readonly (string | null)[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (i > 0) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else text += SPECIAL.test(value) ? `"${value.replace(/["\\]/gu, '\\$&')}"` : `"${value}"`;
  }
  return text + '}';
}

export function byteaArray(values: readonly Buffer[]): string {
  let text = '{';
  for (let i = 0; i < values.length; i++) text += `${i > 0 ? ',' : ''}"\\\\x${values[i]!.toString('hex')}"`;
  return text + '}';
}

/** One text for `jsonb_array_elements($1::jsonb)`: JSON inside an array literal would need an escape before every quote. */
export function jsonArray(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
}
