/** 分 from yuan as people write them (20000, 20,000.50, full-width digits); null where it is no amount. Integers throughout. */
export function fenOf(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/u.exec(plain);
  if (found === null) return null;
  const [, yuan = '', part = ''] = found;
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'));
}
