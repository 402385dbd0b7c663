import { messages } from '../i18n/index.ts';

interface Organ {
  organ: string;
}

export const documentMessages = messages(
  {
    'paper.missing': (p: { names: string }) => `模板要用的内容没有给出：${p.names}`,
    'paper.characters': (p: { characters: string }) =>
      `文书字体中没有下列字符，或者字符没有字形，印出来会缺漏：${p.characters}；请核对原文，改用可以印出的字符`,
    'paper.numberless': (p: Organ) => `单位${p.organ}没有机关代字（documentCode），不能编文号`,
    'paper.kindless': (p: Organ) => `单位名录没有写明单位${p.organ}的性质（kind），不能确定行政复议机关`,
    'paper.reviewerless.district': (p: Organ) => `单位名录没有写明单位${p.organ}所属的人民政府（districtParent），不能确定行政复议机关`,
    'paper.reviewerless.line': (p: Organ) => `单位名录没有写明单位${p.organ}的上一级主管部门（lineParent），不能确定行政复议机关`,
    'paper.bodiless': (p: { kind: string }) => `救济规则没有写明不服这类机关（${p.kind}）的决定向谁申请行政复议`,
    'paper.day': (p: { year: number; month: number; day: number }) => `${p.year}年${p.month}月${p.day}日`,
    'paper.number': (p: { code: string; series: string; year: number; n: number }) => `${p.code}${p.series}〔${p.year}〕${p.n}号`,
    'number.uscc': (p: { number: string }) => `（统一社会信用代码${p.number}）`,
    'number.reg': (p: { number: string }) => `（注册号${p.number}）`,
    'number.institution': (p: { number: string }) => `（事业单位法人证书号${p.number}）`,
    'number.social': (p: { number: string }) => `（社会组织登记证号${p.number}）`,
    'number.org': (p: { number: string }) => `（组织机构代码${p.number}）`,
    'number.tax': (p: { number: string }) => `（税务登记号${p.number}）`,
    'paper.seal': () => '（盖章处）',
    'paper.demonstration': () => '示例文书，不具法律效力',
    'paper.yes': () => '是',
    'paper.no': () => '否',
    // 行政复议法（2023） §20, §29; 行政诉讼法（2017） §45, §46.
    'remedy.text': (p: { reviewers: string; reviewDays: number; suitMonths: number; daysAfterReview: number }) =>
      `如不服本决定，可以自知道本决定之日起${p.reviewDays}日内，向${p.reviewers}申请行政复议；也可以自知道本决定之日起${p.suitMonths}个月内，` +
      `直接向有管辖权的人民法院提起行政诉讼。申请行政复议并被受理的，在行政复议期间不得提起行政诉讼；对行政复议决定不服的，可以在收到行政复议决定书之日起` +
      `${p.daysAfterReview}日内，向有管辖权的人民法院提起行政诉讼。`,
    'remedy.or': () => '或者',
  },
  {
    'paper.missing': (p) => `what the template needs was not given: ${p.names}`,
    'paper.characters': (p) =>
      `the fonts of papers lack these characters, or they have no shape and would be missing in print: ${p.characters}; please check the text and use characters that can be printed`,
    'paper.numberless': (p) => `organ ${p.organ} has no short form for document numbers (documentCode)`,
    'paper.kindless': (p) => `the list of organs does not say what organ ${p.organ} is (kind), so that the body of review is not known`,
    'paper.reviewerless.district': (p) =>
      `the list of organs does not say to which government organ ${p.organ} belongs (districtParent), so that the body of review is not known`,
    'paper.reviewerless.line': (p) =>
      `the list of organs does not say which organ stands above ${p.organ} in its line (lineParent), so that the body of review is not known`,
    'paper.bodiless': (p) => `the rules of remedies do not say who reviews acts of organs of this kind (${p.kind})`,
    'paper.day': (p) => `${p.year}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`,
    'paper.number': (p) => `${p.code}${p.series}〔${p.year}〕${p.n}号`,
    'number.uscc': (p) => ` (unified social credit code ${p.number})`,
    'number.reg': (p) => ` (registration number ${p.number})`,
    'number.institution': (p) => ` (number of the certificate of a public institution ${p.number})`,
    'number.social': (p) => ` (registration number of a social organisation ${p.number})`,
    'number.org': (p) => ` (organisation code ${p.number})`,
    'number.tax': (p) => ` (tax registration number ${p.number})`,
    'paper.seal': () => '(seal)',
    'paper.demonstration': () => 'An example without legal force',
    'paper.yes': () => 'yes',
    'paper.no': () => 'no',
    'remedy.text': (p) =>
      `Whoever disagrees with this decision may apply to ${p.reviewers} for administrative review within ${p.reviewDays} days, or bring a suit directly before the ` +
      `people’s court with jurisdiction within ${p.suitMonths} months, each from the day of learning of the decision. While an accepted review is pending no suit may be brought; ` +
      `against the decision of the review a suit may be brought before the people’s court with jurisdiction within ${p.daysAfterReview} days from its receipt.`,
    'remedy.or': () => ' or ',
  },
);
