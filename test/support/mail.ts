/** What a person reads of a plain letter as it came over the wire: its subject and its text (RFC 2045, 2047). */
export function letterOf(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const field = (name: string): string =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const body = rest.join('\n\n');
  const coding = field('content-transfer-encoding').toLowerCase();
  const bytes = coding === 'base64' ? Buffer.from(body, 'base64') : coding === 'quoted-printable' ? quoted(body) : body;
  return { subject: wordsOf(field('subject')), text: bytes.toString().replaceAll('\r\n', '\n').trim() };
}

function wordsOf(subject: string): string {
  return subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding: string, word: string) =>
      coding.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')).toString(),
    );
}

function quoted(text: string): Buffer {
  const parts = text.replaceAll(/=\r?\n/g, '').split(/(=[0-9A-Fa-f]{2})/);
  return Buffer.concat(parts.map((part) => (/^=[0-9A-Fa-f]{2}$/.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))));
}
