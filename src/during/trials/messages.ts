import { counted } from '../../kernel/i18n/index.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** Words of what-ifs and back-tests: in answers, workbooks, and what the command prints without --json. */
export const trialMessages = messages(
  {
    none: () => '没有等级',
    grade: (p: { grade: string; n: number }) => `  ${p.grade}  ${p.n}户`,
    moved: (p: { from: string; to: string; n: number }) => `  ${p.from} → ${p.to}  ${p.n}户`,
    tried: (p: { subjects: number; n: number }) => `试算了${p.subjects}户，其中${p.n}户的等级会改变`,
    'group.unknown': () => '没有登记',
    'group.age': (p: { from: string; to: string }) => `成立满${p.from}年不满${p.to}年`,
    'group.older': (p: { from: string }) => `成立满${p.from}年`,
    'size.none': () => '没有来源提供企业规模（从业人数、营业收入、资产总额），所以不按规模分组；注册资本不是规模',
    'note.rounding': (p: { rates: number; means: number }) =>
      `各数由整数算出，只在最后四舍五入一次：比率、AUC、KS、PSI保留${p.rates}位小数，平均分和提升度保留${p.means}位`,
    'note.ties': () => '得分相同的主体，AUC按一半计；落在十等分界线上的，按比例分到两边',
    'note.psi': () => 'PSI按等级比较当日和今天的分布；一边为零的等级，按半户计',
    'note.attributes': () => '主体的类型、成立日期、区县、行业取今天的登记；当时在册、后来注销的，按存续计入',
    'note.unknown': (p: { n: number }) => `有${p.n}户当时还不掌握，没有计入`,
    'note.erased': (p: { n: number }) => `有${p.n}户的部分内容已依法删除，当时的情况无法重算，没有计入`,
  },
  {
    none: () => 'no grade',
    grade: (p) => `  ${p.grade}  ${p.n}`,
    moved: (p) => `  ${p.from} → ${p.to}  ${p.n}`,
    tried: (p) => `${p.subjects} bodies tried, ${p.n} would have another grade`,
    'group.unknown': () => 'not recorded',
    'group.age': (p) => `${p.from} to under ${p.to} years old`,
    'group.older': (p) => `${p.from} years old or more`,
    'size.none': () =>
      'No source gives the size of a business (people, revenue, assets), so nothing is grouped by it; registered capital is not size',
    'note.rounding': (p) =>
      `Figures are worked out from whole numbers and rounded once, half up: rates, AUC, KS and PSI to ${p.rates} decimals, mean scores and lift to ${p.means}`,
    'note.ties': () =>
      'Of equal scores AUC counts one half; those that the border of a tenth runs through are shared out in proportion',
    'note.psi': () =>
      'PSI compares the grades of that day with those of today; a grade that nobody has on one side counts as half a body',
    'note.attributes': () =>
      'Kind, founding day, district and industry are those registered today; who stood then and was cancelled later counts as standing',
    'note.unknown': (p) => `Not known then and left out: ${counted(p.n, 'body', 'bodies')}`,
    'note.erased': (p) =>
      `Left out, since content was lawfully erased and can't be worked out again: ${counted(p.n, 'body', 'bodies')}`,
  },
);
