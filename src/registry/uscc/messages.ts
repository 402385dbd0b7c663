import { messages } from '../../kernel/i18n/types.ts';

/** Texts of the command line; the portal's longer ones for a reader who mistyped stand with its pages. */
export const usccMessages = messages(
  {
    'uscc.valid': (p: { code: string }) => `${p.code}　两个校验位都正确`,
    'uscc.invalid': (p: { code: string }) => `${p.code}　有误`,
    'uscc.row': (p: { row: number; line: string }) => `第${p.row}行　${p.line}`,
    'uscc.candidate': (p: { candidate: string }) => `　　没有替您改；可能是${p.candidate}`,
    'uscc.finding.LENGTH': (p: { length: number; expected: string }) => `LENGTH：应为18位，这里是${p.length}位`,
    'uscc.finding.CHARSET': () => 'CHARSET：有不会出现在代码里的字符（代码只用半角数字和大写字母，不用I、O、S、V、Z）',
    'uscc.finding.CHECK18': (p: { length: number; expected: string }) => `CHECK18：最后一位对不上，按前17位应为${p.expected}`,
    'uscc.finding.CHECK_ORG': () => 'CHECK_ORG：第17位对不上（第9至17位是组织机构代码，有自己的校验位）',
    'uscc.finding.DEPT': () => 'DEPT：提示，第1位不是已知的登记管理部门',
    'uscc.finding.CATEGORY': () => 'CATEGORY：提示，第2位不是该部门已知的机构类别',
    'uscc.finding.REGION': () => 'REGION：提示，第3至8位不是已知的行政区划',
    'uscc.finding.SENTINEL': () => 'SENTINEL：“没有代码”的占位，不计入任何比率',
    'uscc.summary': (p: { read: number; valid: number; invalid: number; sentinel: number; empty: number }) =>
      `共${p.read}个：正确${p.valid}，有误${p.invalid}，占位${p.sentinel}；另有空行或空格${p.empty}个。`,
    'uscc.count': (p: { finding: string; n: number }) => `　　${p.finding}　${p.n}`,
    'uscc.more': (p: { n: number }) => `……另有${p.n}个，用--json可以看到全部`,
  },
  {
    'uscc.valid': (p) => `${p.code}  both check characters are right`,
    'uscc.invalid': (p) => `${p.code}  wrong`,
    'uscc.row': (p) => `row ${p.row}  ${p.line}`,
    'uscc.candidate': (p) => `    not changed; perhaps ${p.candidate} is meant`,
    'uscc.finding.LENGTH': (p) => `LENGTH: a code has 18 characters, this has ${p.length}`,
    'uscc.finding.CHARSET': () => 'CHARSET: holds a character that no code has (digits and capitals without I, O, S, V, Z)',
    'uscc.finding.CHECK18': (p) => `CHECK18: the last character does not fit; from the first 17 it should be ${p.expected}`,
    'uscc.finding.CHECK_ORG': () => 'CHECK_ORG: the 17th does not fit (9 to 17 are the organisation code with a check of its own)',
    'uscc.finding.DEPT': () => 'DEPT: warning, the first character is no known registration department',
    'uscc.finding.CATEGORY': () => 'CATEGORY: warning, the second is no known category of that department',
    'uscc.finding.REGION': () => 'REGION: warning, 3 to 8 are no known division',
    'uscc.finding.SENTINEL': () => 'SENTINEL: stands for "no code" and counts in no rate',
    'uscc.summary': (p) =>
      `${p.read} codes: ${p.valid} right, ${p.invalid} wrong, ${p.sentinel} placeholders; ${p.empty} empty cells or lines besides.`,
    'uscc.count': (p) => `    ${p.finding}  ${p.n}`,
    'uscc.more': (p) => `… and ${p.n} more; --json shows all`,
  },
);
