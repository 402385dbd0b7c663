/** What may not begin a line. */
const NEVER_FIRST = /^[，。、；：？！）》”’〕]/u;

/** Breadth of a text in pixels: a Chinese character is as wide as it is high, a Latin letter a little over half. */
export function widthOf(text: string, size: number): number {
  return Math.ceil([...text].reduce((sum, each) => sum + (isWide(each) ? size : size * 0.6), 0));
}

function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) > 0x2e7f || /[“”‘’—…]/u.test(character);
}

/** A text in lines of at most `width`: broken between words or after 、, else between any two Chinese characters. */
export function linesOf(text: string, size: number, width: number): string[] {
  const phrases = text.match(/[ ]?[^ 、]+、?/gu) ?? [text];
  const parts = phrases.flatMap((each) => (widthOf(each, size) > width ? [...each] : [each]));
  const whole = widthOf(text, size);
  // Characters fill lines of nearly the same length, so that no line is left with a single one.
  const aim = parts.length > phrases.length ? Math.min(width, whole / Math.ceil(whole / width) + size) : width;
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && widthOf(line + part, size) > aim && !NEVER_FIRST.test(part)) {
      lines.push(line.trim());
      line = '';
    }
    line += line === '' ? part.trimStart() : part;
  }
  return [...lines, line.trim()];
}
