import { counted } from '../../kernel/i18n/index.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** Words of what-ifs and back-tests: in answers, workbooks, and what the command prints without --json. */
export const trialMessages = messages(
  {
    none: () => '没有等级',
    grade: (p: { grade: string; n: number }) => `  ${p.grade}  ${p.n}户`,
    moved: (p: { from: string; to: string; n: number }) => `  ${p.from} → ${p.to}  ${p.n}户`,
    tried: (p: { subjects: number; n: number }) => `试算了${p.subjects}户，其中${p.n}户的等级会改变`,
    tested: (p: { asOf: string; knownAt: number; until: string; subjects: number; graded: number; outcomes: number }) =>
      `${p.asOf}的${p.subjects}户，按当时知道的情况（截至日志第${p.knownAt}条），${p.graded}户有等级；到${p.until}，其中${p.outcomes}户后来发生`,
    figures: (p: { auc: string; ks: string; psi: string }) => `  AUC ${p.auc}  KS ${p.ks}  PSI ${p.psi}`,
    'figure.none': () => '算不出',
    'grade.outcomes': (p: { grade: string; n: number; outcomes: number; rate: string }) =>
      `  ${p.grade}  ${p.n}户，后来发生${p.outcomes}户，发生率${p.rate}`,
    cut: (p: { score: string; above: number; below: number }) =>
      `  以${p.score}分为界，排得不对的：高于它而后来发生的${p.above}户，不高于它而后来没有发生的${p.below}户`,
    'cut.reversed': () => '  不高于这个分数的，反而发生得少：模型在这里排反了',
    'tried.other': (p: { subjects: number }) =>
      `试算了${p.subjects}户。两个模型的等级不是同一种，不能按字母比较：下面是按对照模型、按试算模型各是什么等级`,
    'group.unknown': () => '没有登记',
    'group.age': (p: { from: string; to: string }) => `成立满${p.from}年不满${p.to}年`,
    'group.older': (p: { from: string }) => `成立满${p.from}年`,
    'note.scales': () => '两个模型的等级不是一套，不比较谁变、谁升、谁降；各按各的模型列出',
    'note.rounding': (p: { rates: number; means: number }) =>
      `各数由整数算出，只在最后四舍五入一次：比率、AUC、KS、PSI保留${p.rates}位小数，平均分和提升度保留${p.means}位`,
    'note.ties': () => '得分相同的主体，AUC按一半计；落在十等分界线上的，按比例分到两边',
    'note.psi': () => 'PSI按等级比较当日和今天的分布；一边为零的等级，按半户计；成立年限，当日的按当日算，今天的按今天算',
    'note.fewest': (p: { n: number }) =>
      `各组的AUC、KS，后来发生的和没有发生的都要有${p.n}户以上才算；PSI要当日和今天有等级的都有${p.n}户以上。户数再少，差别多半是偶然，也会落到个别主体身上`,
    'note.cut': () => '排得不对的，以KS所在的分数为界：得分高于它而后来发生的，和不高于它而后来没有发生的；几处一样大的，取最低的分数',
    'note.attributes': () => '主体的类型、成立日期、区县、行业、企业划型取今天的登记；当时在册、后来注销的，按存续计入',
    'note.unknown': (p: { n: number }) => `有${p.n}户当时还不掌握，没有计入`,
    'note.erased': (p: { n: number }) => `有${p.n}户的部分内容已依法删除，当时的情况无法重算，没有计入`,
  },
  {
    none: () => 'no grade',
    grade: (p) => `  ${p.grade}  ${p.n}`,
    moved: (p) => `  ${p.from} → ${p.to}  ${p.n}`,
    tried: (p) => `${p.subjects} bodies tried, ${p.n} would have another grade`,
    tested: (p) =>
      `${p.subjects} bodies on ${p.asOf} by what was known then (up to number ${p.knownAt} of the journal), ${p.graded} with a grade; by ${p.until} it came to ${p.outcomes} of these`,
    figures: (p) => `  AUC ${p.auc}  KS ${p.ks}  PSI ${p.psi}`,
    'figure.none': () => 'none',
    'grade.outcomes': (p) => `  ${p.grade}  ${p.n}, it came to ${p.outcomes}, rate ${p.rate}`,
    cut: (p) =>
      `  with the cut at ${p.score}, ranked wrongly: ${p.above} above it to whom it came, ${p.below} at it or below to whom it did not`,
    'cut.reversed': () => '  Up to this score it came less often than above it: here the model ranks upside down',
    'tried.other': (p) =>
      `${p.subjects} bodies tried. The grades of the two models are of two scales and not to be compared by letter: below is which body has which by either`,
    'group.unknown': () => 'not recorded',
    'group.age': (p) => `${p.from} to under ${p.to} years old`,
    'group.older': (p) => `${p.from} years old or more`,
    'note.scales': () =>
      'The grades of the two models are of two scales: nobody is said to have changed, gone up or down; each is listed by its own model',
    'note.rounding': (p) =>
      `Figures are worked out from whole numbers and rounded once, half up: rates, AUC, KS and PSI to ${p.rates} decimals, mean scores and lift to ${p.means}`,
    'note.ties': () => 'Of equal scores AUC counts one half; those that the border of a tenth runs through are shared out in proportion',
    'note.psi': () =>
      'PSI compares the grades of that day with those of today; a grade that nobody has on one side counts as half a body; age is that of the day and that of today',
    'note.fewest': (p) =>
      `A group has AUC and KS where at least ${p.n} bodies had the outcome and ${p.n} had not. It has PSI where at least ${p.n} were graded then and ${p.n} are today. Of fewer, differences are mostly chance and speak of single bodies`,
    'note.cut': () =>
      'Who was ranked wrongly is counted at the score of KS: a higher score and it came, this score or less and it did not; where KS is reached more than once, at the lowest',
    'note.attributes': () =>
      'Kind, founding day, district, industry and class of size are those registered today; who stood then and was cancelled later counts as standing',
    'note.unknown': (p) => `Not known then and left out: ${counted(p.n, 'body', 'bodies')}`,
    'note.erased': (p) => `Left out, since content was lawfully erased and can't be worked out again: ${counted(p.n, 'body', 'bodies')}`,
  },
);
