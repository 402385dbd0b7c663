import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

/** An answer as lines of text, so that a difference can be read; nothing but line breaks is added. */
export function contentOf(type, bytes) {
  if (/openxmlformats|application\/zip/u.test(type)) return zipped(bytes);
  if (type.startsWith('application/pdf')) {
    // Its numbers and days stand in compressed streams; how it is drawn is compared by the tests of documents.
    return `pdf, ${bytes.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0} pages`;
  }
  if (/^(?:image|font)\/(?!svg)/u.test(type)) return createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString('utf8');
  if (/json/u.test(type)) return json(text);
  return /html|xml/u.test(type) ? text.replaceAll('><', '>\n<') : text;
}

/** Laid out, if nothing but the layout would change by it. */
export function json(text) {
  try {
    const value = JSON.parse(text);
    return JSON.stringify(value) === text.trim() ? JSON.stringify(value, null, 1) : text;
  } catch {
    return text;
  }
}

/** The parts of a workbook or a text document, by the directory at the end of the file. */
function zipped(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts = [];
  for (let n = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); n > 0; n -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.push(
      `== ${name}\n${/\.(?:xml|rels)$/u.test(name) ? content.toString('utf8').replaceAll('><', '>\n<') : `${content.length} bytes`}`,
    );
    at += 46 + nameLength + extra + comment;
  }
  return parts.join('\n');
}
