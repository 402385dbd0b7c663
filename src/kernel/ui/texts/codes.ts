import { counted } from '../../i18n/counted.ts';
import { messages } from '../../i18n/types.ts';

/** A code with a mistake: where, why, what else. Nothing is mended for the reader, no candidate opened. */
export const codeTexts = messages(
  {
    'uscc.wrong.charset': (p: { pos: number; char: string }) =>
      `**这个代码有误：第${p.pos}位**　“${p.char}”不会出现在代码里（代码不用字母I、O、S、V、Z）。我们没有替您改。`,
    'uscc.wrong.charset.candidate': (p: { digit: string; candidate: string }) =>
      `如果那一位是“${p.digit}”，[按${p.candidate}查](candidate)`,
    'uscc.wrong.lowercase': (p: { candidate: string }) => `**这个代码有误：字母要大写**　我们没有替您改。[按${p.candidate}查](candidate)`,
    'uscc.wrong.check18': (p: { expect: string; got: string }) =>
      `**这个代码有误：最后一位对不上**　前17位算出来应当是“${p.expect}”，您输入的是“${p.got}”，多半是中间抄错了一位，请对照营业执照。`,
    'uscc.wrong.checkOrg': () =>
      '**这个代码有误：第17位对不上**　第9至17位是组织机构代码，最后一位和前面算出来的不一致。多半是中间抄错了一位，请对照营业执照。',
    'uscc.wrong.near': () => '只差一位、确有登记的（先核对名称）：',
    'uscc.wrong.length': (p: { n: number; len: number }) =>
      `**少了${p.n}位**　统一社会信用代码是18位，您输入了${p.len}位。15位的旧注册号也可以直接查。`,
    'uscc.wrong.tooLong': (p: { n: number; len: number }) => `**多了${p.n}位**　统一社会信用代码是18位，您输入了${p.len}位。`,
    'uscc.wrong.sentinel': () => '**这一串是“没有代码”的占位**，不是某家企业的代码。',
  },
  {
    'uscc.wrong.charset': (p) =>
      `**This code has a mistake at position ${p.pos}**　"${p.char}" never occurs in a code (I, O, S, V and Z are not used). We have not changed it.`,
    'uscc.wrong.charset.candidate': (p) => `If that position is "${p.digit}", [look up ${p.candidate}](candidate)`,
    'uscc.wrong.lowercase': (p) =>
      `**This code has a mistake: letters must be capitals**　We have not changed it. [Look up ${p.candidate}](candidate)`,
    'uscc.wrong.check18': (p) =>
      `**This code has a mistake: the last character does not fit**　From the first 17 it should be "${p.expect}", you entered "${p.got}"; most often one character in the middle was miscopied. Check the licence.`,
    'uscc.wrong.checkOrg': () =>
      '**This code has a mistake: character 17 does not fit**　Characters 9 to 17 are the organisation code, and its last one does not follow from the others; most often one character in the middle was miscopied. Check the licence.',
    'uscc.wrong.near': () => 'Registered codes that differ in one position (compare the name first):',
    'uscc.wrong.length': (p) =>
      `**${counted(p.n, 'character')} missing**　A code has 18 characters, you entered ${p.len}. Old 15-digit registration numbers work too.`,
    'uscc.wrong.tooLong': (p) => `**${counted(p.n, 'character')} too many**　A code has 18 characters, you entered ${p.len}.`,
    'uscc.wrong.sentinel': () => '**This string stands for "no code"** and belongs to no business.',
  },
);
