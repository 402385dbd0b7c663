import { isValidUscc, looksLikeIdentityNumber } from '../../../uscc/index.ts';
import type { FindingCode } from '../../fates/fates.ts';

/*
 * Numbers of natural persons in free text. The row is not refused: it is accepted and waits for a reviewer, so a doubt
 * holds it. What must never be taken for a person's number: a USCC, the document's or permit's own number, a date.
 */

const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0D\uFF0E\uFF1A]/gu;
const DATE = /(?:19|20|21)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?/gu;
// 渝市监罚〔2026〕12345号, 字第500112345号, 第1234567号: numbers of documents.
const DOCUMENT = /(?:[〔[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]|字第|字|第)\s*[A-Z\d][-A-Z\d]*\s*号/giu;
const AMOUNT = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+/gu;
// Figures with at most one or two separators between them, as people group identity and telephone numbers.
const RUN = /(?<![A-Za-z\d])\+?\d(?:[\s\-–—·.*]{0,2}[\dXx])+(?![A-Za-z\d])/gu;
const TOKEN = /(?<![A-Za-z\d])\d+[Xx]?(?![A-Za-z\d])/gu;

const IDENTITY_WORD = /(?:身份证|身份号码|公民身份|证件号|护照|通行证|居留证)[^\d]{0,12}[A-Z]{0,2}[\dXx*]{4,}/iu;
const PHONE_WORD = /(?:电话|手机|联系方式|座机|传真|微信|QQ)[^\d]{0,8}\+?\d[\d\s\-–—]{5,}/iu;
const ACCOUNT_WORD = /(?:账号|帐号|卡号|账户|帐户|银行卡)[^\d]{0,10}\d[\d\s-]{7,}/u;
const LANDLINE = /(?<!\d)[(（]?0(?:10|2\d|[3-9]\d{2})[)）]?[\s\-–—]?[2-8]\d{6,7}(?!\d)/u;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][·\s.]?(?=[A-HJ-NP-Z\d]{0,5}\d)[A-HJ-NP-Z\d]{5,6}(?![A-Z\d])|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\s.]?(?=[A-HJ-NP-Z\d]{0,4}\d)[A-HJ-NP-Z\d]{4}[挂学警港澳领]/iu;

/** Codes of finding for one text. `own` are the row's own numbers, to be left out of the search. */
export function numbersInText(text: string, own: readonly string[]): FindingCode[] {
  if (!/\d|[\uFF10-\uFF19]/u.test(text)) return [];
  let plain = text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  for (const number of own) if (number.length > 3) plain = plain.replaceAll(number, ' # ');
  plain = plain.replace(DOCUMENT, ' # ').replace(DATE, ' # ');
  const found = new Set<FindingCode>();
  if (IDENTITY_WORD.test(plain)) found.add('IDENTITY_IN_TEXT');
  if (PHONE_WORD.test(plain) || LANDLINE.test(plain)) found.add('PHONE_IN_TEXT');
  if (ACCOUNT_WORD.test(plain)) found.add('ACCOUNT_IN_TEXT');
  if (PLATE.test(plain)) found.add('PLATE_IN_TEXT');
  // Seven figures are the least that a person's number has.
  if (!/(?:\d[^\d]*){7}/u.test(plain)) return [...found];
  const bare = plain.replace(AMOUNT, ' # ');
  for (const run of numbers(plain)) classify(run, found);
  for (const run of numbers(bare)) classify(run, found);
  return [...found];
}

function* numbers(text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN)) yield run.replace(/[^\dXx]/gu, '').toUpperCase();
  for (const [token] of text.matchAll(TOKEN)) yield token.toUpperCase();
}

const OLD_IDENTITY = /^[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/u;
// With a mistyped check digit it is still somebody's number.
const LIKE_IDENTITY = /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u;
const MOBILE = /^(?:86|0)?1[3-9]\d{9}$/u;
const CARD = /^(?:62|60|9558|4|5|3[0-9])\d+$/u;

function classify(number: string, found: Set<FindingCode>): void {
  if (number.length === 18 && !isValidUscc(number) && (looksLikeIdentityNumber(number) || LIKE_IDENTITY.test(number)))
    found.add('IDENTITY_IN_TEXT');
  else if (number.length === 15 && OLD_IDENTITY.test(number)) found.add('IDENTITY_IN_TEXT');
  else if (MOBILE.test(number)) found.add('PHONE_IN_TEXT');
  else if (number.length >= 16 && number.length <= 19 && CARD.test(number) && luhn(number)) found.add('ACCOUNT_IN_TEXT');
}

function luhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = number.charCodeAt(number.length - 1 - i) - 48;
    if (digit < 0 || digit > 9) return false;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
