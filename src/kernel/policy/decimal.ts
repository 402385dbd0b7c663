/** A decimal in text as an integer of so many decimals: 1.25 with 4 is 12500. Exact, since it never is a float. */
export function scaledBy(decimal: string, places: number): bigint {
  const [whole = '0', rest = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + rest.slice(0, places).padEnd(places, '0'));
  return decimal.startsWith('-') ? -value : value;
}
