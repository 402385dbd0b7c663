import { Temporal } from 'temporal-polyfill';
import { hasShapeless, layoutAt, typeset, unprintable, type Rendered } from '../../kernel/documents/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { formatSecond, qrSvg } from '../../kernel/ui/index.ts';
import { receiptMessages } from './messages.ts';
import type { ReceiptContent } from './types.ts';

/** What stands for a character that has no shape in the fonts: legacies of GBK in registered names (U+E000…). */
const GETA = '〓';
let layout: string | undefined;

/**
 * The receipt as a tagged PDF/A, numbered on each page. The same content gives the same bytes. A name never makes it fail:
 * a character that can't be printed becomes 〓, with a footnote.
 */
export function paperOf(content: ReceiptContent, seal: { signature: Buffer; keyId: string }): Rendered {
  layout ??= layoutAt('support/receipts/receipt.typ');
  const at = Temporal.Instant.from(content.issuedAt);
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  const plain = sheet(content, seal);
  const text = JSON.stringify(plain);
  const shaped = hasShapeless(text) ? replaced(text, shapelessIn(text)) : text;
  const press = (words: string) => typeset(layout ?? '', { paper: marked(words, words !== text) }, seconds);
  try {
    return press(shaped);
  } catch (error) {
    // Only now is it asked which characters the fonts lack: a try each.
    const lacking = error instanceof XinhengError ? unprintable(textOf(plain)) : [];
    if (lacking.length === 0) throw error;
    return press(replaced(text, lacking));
  }
}

function sheet(content: ReceiptContent, { signature, keyId }: { signature: Buffer; keyId: string }) {
  const { language, number, site, subject, records } = content;
  const say = t(language, receiptMessages);
  const at = Temporal.Instant.from(content.issuedAt);
  const code = signature.toString('base64url');
  return {
    lang: language === 'en' ? 'en' : 'zh',
    region: language === 'en' ? 'gb' : 'cn',
    title: `${say.title()} ${number}`,
    // Uncompressed in the file, twice: where its number is read back from.
    keywords: [number, code],
    site,
    mark: content.mark,
    number,
    fields: [
      [say.subject(), subject.name],
      [say.code(), subject.uscc ?? say['code.none']()],
      [say.time(), formatSecond(at, language)],
      [say.number(), number],
    ],
    wide: [
      [say.site(), site],
      [say.address(), content.address],
      [say.check(), content.verifyAt.slice(0, content.verifyAt.lastIndexOf('/'))],
    ],
    qr: qrSvg(content.verifyAt),
    summary: content.summary,
    records,
    more: content.more,
    glyphs: false,
    sealed: say.seal({ key: keyId }),
    signature: code,
    say: {
      title: say.title(),
      number: say.number(),
      result: say.result(),
      records: say.records({ n: records.length }),
      what: say.what(),
      qr: say.qr({ url: content.verifyAt }),
      asker: say.asker(),
      signedOn: say.signedOn(),
      page: say.page({ at: '{at}', of: '{of}' }),
      glyphs: say.glyphs(),
    },
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('') : '';
}

function shapelessIn(text: string): string[] {
  return [...new Set(text)].filter((character) => character !== '\n' && hasShapeless(character));
}

function replaced(text: string, characters: readonly string[]): string {
  return characters.reduce((whole, character) => whole.replaceAll(character, GETA), text);
}

/** Says in a footnote that something was replaced. */
function marked(text: string, glyphs: boolean): string {
  return glyphs ? text.replace('"glyphs":false', '"glyphs":true') : text;
}
