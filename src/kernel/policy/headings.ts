/** How headings and listed values are compared: NFKC, no white space, no byte order mark, upper case. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\uFEFF\u200B]+/g, '')
    .toUpperCase();
}
