import type { Language } from '../../kernel/i18n/types.ts';
import { formatDate } from '../../kernel/ui/index.ts';
import type { delicate } from '../../kernel/ui/texts/index.ts';

type Texts = (typeof delicate)['zh'];
export type DelicateKey = keyof Texts;
type ParamsOf<K extends DelicateKey> = Parameters<Texts[K]> extends [infer P] ? P : undefined;
type Fixtures = { [K in DelicateKey]: ParamsOf<K> };

const own = (language: Language) => (zh: string, en: string) => (language === 'en' ? en : zh);

/** Values that every delicate sentence can be read with: an invented city, an invented firm, days of one week. */
export function fixturesOf(language: Language): Fixtures {
  const say = own(language);
  const day = (iso: string) => formatDate(iso, language);
  const organ = say('示例市市场监督管理局', 'Shili Market Regulation Administration');
  const subject = '重庆示例甲食品有限公司';
  const uscc = '91509900MATE5T025F';
  const docNo = '示市监罚〔2026〕12号';
  const list = say('市场监督管理严重违法失信名单', 'list of seriously dishonest entities (market regulation)');
  const rule = '《信用修复管理办法》';
  const facts = say('示例事实', 'invented facts');
  const basis = '《示例管理办法》第九条';
  return {
    'mark.objection': { raised: day('2026-11-20'), organ, due: day('2026-11-27') },
    'mark.objection.late': { due: day('2026-11-20'), n: 4 },
    'gone.record': undefined,
    'gone.withdrawn': { organ, date: day('2026-11-24'), reason: say('决定被复议机关撤销', 'revoked on review') },
    'act.receivedLate': { due: day('2026-11-20'), received: day('2026-11-24'), n: 2 },
    'absence.records': { kind: say('行政处罚', 'administrative penalty'), n: 12, asOf: day('2026-11-24') },
    'absence.subject': undefined,
    'absence.name': { q: '示例招牌' },
    'absence.name.suggest': undefined,
    'name.ambiguous': { n: '3' },
    'name.noResult': {
      rows: say('重庆示例甲食品有限公司、重庆示例乙食品有限公司', '重庆示例甲食品有限公司, 重庆示例乙食品有限公司'),
    },
    'uscc.wrong.charset': { pos: 10, char: 'O' },
    'uscc.wrong.charset.candidate': { digit: '0', candidate: uscc },
    'uscc.wrong.lowercase': { candidate: uscc },
    'uscc.wrong.check18': { expect: 'F', got: 'X' },
    'uscc.wrong.checkOrg': undefined,
    'uscc.wrong.near': undefined,
    'uscc.wrong.length': { n: 1, len: 17 },
    'uscc.wrong.tooLong': { n: 2, len: 20 },
    'uscc.wrong.sentinel': undefined,
    'repair.tooEarly': {
      earliest: day('2027-02-24'),
      severity: say('一般失信', 'ordinary'),
      decided: day('2026-11-24'),
      min: say('3个月', 'three months'),
      rule,
      n: 92,
      end: day('2027-11-23'),
    },
    'repair.never': { rule, end: day('2029-11-23') },
    'repair.done': {
      date: day('2026-11-24'),
      title: say('示例行政处罚', 'an invented penalty'),
      n: 2,
      x: 1,
      m: 5,
      k: 3,
      due: day('2026-11-27'),
    },
    'list.entry': {
      list,
      organ,
      date: day('2026-11-24'),
      docNo,
      facts,
      basis,
      end: day('2029-11-23'),
      exit: say('满一年后可以申请提前移出', 'after a year you may apply for early removal'),
      n: 3,
    },
    'list.notice': {
      heading: say('拟列入告知书', 'Notice of intended listing'),
      due: day('2026-12-01'),
      organ,
      subject,
      contact: say('示例市市场监督管理局信用监管处，000-12345', 'Credit supervision office, 000-12345'),
    },
    'list.notice.hearing': { day: day('2026-12-01') },
    'report.late': { n: 2, docNo, due: day('2026-11-20'), decided: day('2026-11-11') },
    'due.provisional': { due: day('2027-02-19'), year: 2027 },
    'answer.late': { due: day('2026-11-20'), organ },
    'verify.good': { subject, uscc, issuedAt: say('2026年11月24日10:30', '24 November 2026, 10:30'), n: 4 },
    'verify.changed': {
      no: 'SL2026000123',
      where: say('第2页', 'page 2'),
      subject,
      uscc,
      issuedAt: say('2026年11月24日10:30', '24 November 2026, 10:30'),
    },
    'verify.overtaken': { no: 'SL2026000123', subject, time: say('2026年11月24日10:30', '24 November 2026, 10:30') },
    'verify.unknown': { host: 'credit.example' },
    'verify.unreadable': undefined,
    'intake.result': { accepted: '3,982', rejected: '18', n: 2 },
    'intake.reject': {
      row: '12',
      column: '处罚金额',
      what: say('示例问题', 'an invented fault'),
      how: say('请示例更正', 'Mend it'),
    },
  };
}

/** A finding of each code of ux.md §6.6, as intake would make it. */
export const REJECTS = [
  { code: 'CHECK18', column: '统一社会信用代码', params: { expect: 'F', got: 'X' } },
  { code: 'SCIENTIFIC', column: '统一社会信用代码', params: { text: '9.15E+17' } },
  { code: 'AMOUNT_UNIT', column: '罚款金额（万元）', params: { stated: '20000', given: '20000', instead: '2' } },
  {
    code: 'NAME_CODE',
    column: '行政相对人名称',
    params: { registered: '重庆示例甲食品有限公司', asOf: '2026-11-24', given: '重庆示例乙食品有限公司' },
  },
  { code: 'PERSON_IN_TEXT', column: '违法事实', params: { column: '违法事实' } },
  { code: 'DATE_FUTURE', column: '处罚决定日期', params: { date: '2026-12-24' } },
  { code: 'ORG_NOT_YOURS', column: '处罚机关', params: { organ: '示例市示例局' } },
  { code: 'DUPLICATE_IN_FILE', column: '行政处罚决定书文号', params: { other: 7 } },
  { code: 'NATURAL_PERSON', column: '行政相对人类别', params: {} },
] as const;
