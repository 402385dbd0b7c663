import { cell, tempFile } from '../../../kernel/sheets/testing/files.ts';
import { composeUscc } from '../../uscc/index.ts';

export { cell, tempFile };

/** Invented bodies: codes valid by check digits in the unassigned region 509900, names that say 示例. */
export function exampleCode(n: number, prefix = '91'): string {
  const body = `MX${String(n).padStart(6, '0')}`;
  return composeUscc({ department: prefix[0]!, category: prefix[1]!, region: '509900', body });
}

export const exampleName = (n: number): string => `示例${n}号商贸有限公司`;

export function csv(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export const REGISTRATION_HEADING = ['企业名称', '统一社会信用代码', '成立日期', '登记状态'];
export const registration = (n: number, more: Partial<Record<string, string>> = {}): string[] =>
  REGISTRATION_HEADING.map(
    (heading) =>
      more[heading] ?? { 企业名称: exampleName(n), 统一社会信用代码: exampleCode(n), 成立日期: '2020-01-02', 登记状态: '存续' }[heading]!,
  );

export const PENALTY_HEADING = [
  'CF_XDR_MC',
  'CF_XDR_LB',
  'CF_XDR_SHXYM',
  'CF_FRDB',
  'CF_FR_ZJHM',
  'CF_XDR_ZJHM',
  'CF_WSH',
  'CF_WFXW',
  'CF_SY',
  'CF_YJ',
  'CF_CFLB',
  'CF_NR',
  'CF_NR_FK',
  'CF_JDRQ',
  'CF_CFJG',
  'BZ',
];

/** A clean penalty of 2,000 yuan on body n; `more` overrides by field code. */
export function penalty(n: number, more: Partial<Record<string, string>> = {}): string[] {
  const clean: Record<string, string> = {
    CF_XDR_MC: exampleName(n),
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: exampleCode(n),
    CF_FRDB: '张示例',
    CF_FR_ZJHM: '110101199003070011',
    CF_XDR_ZJHM: '',
    CF_WSH: `示市监罚〔2026〕${n}号`,
    CF_WFXW: '未按规定标价',
    CF_SY: '经查，该单位在经营场所销售商品时未按规定明码标价。',
    CF_YJ: '《中华人民共和国价格法》第四十二条',
    CF_CFLB: '罚款',
    CF_NR: '罚款2000元',
    CF_NR_FK: '0.2',
    CF_JDRQ: '2026-11-20',
    CF_CFJG: '',
    BZ: '',
  };
  return PENALTY_HEADING.map((code) => more[code] ?? clean[code]!);
}

/** An identity number that nobody has: region 519999 is not assigned; its check digit is right. */
export function exampleIdentity(n: number): string {
  const first = `519999199${n % 10}0${1 + (n % 9)}1${n % 9}${String(n % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0);
  return first + '10X98765432'[sum % 11]!;
}
