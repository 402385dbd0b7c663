import type { DelicateKey } from './fixtures.ts';

/** Where a delicate sentence stands, and what it must never say, as patterns over what it says in either language. */
export interface TextRule {
  where: string;
  never: RegExp | null;
}

const OBJECTION = /争议企业|疑似|冻结|disputed business|suspected|frozen/i;
const GONE = /已修复|被修复|已经修复|was repaired|has been repaired/i;
const ABSENCE = /无不良记录|信用良好|查无此企业|没有问题|no bad record|good credit|[✓✔]/i;
const CODE = /非法|illegal|已为您更正|已自动更正|corrected for you/i;
const NAME = /\d+%|％|相似度|probability|similarity/i;
const TOO_EARLY = /申请被拒绝|不予受理|申请失败|收费|费用|rejected|refused|fee\b/i;
const LISTED = /黑名单|失信企业|失信主体是|法定代表人|blacklist|dishonest (firm|business|company)|legal representative/i;
const LATE = /视为放弃|逾期不候|不再受理|waived|too late|closed/i;
const VERIFY = /真实有效|伪造者|安全|\bsafe\b|\bvalid\b|forger/i;
const INTAKE = /数据不合法|格式错误|联系管理员|invalid data|contact the administrator|\d{17}[\dX]/i;

/** docs/texts.md is made from these; a test holds every rendering against its own rule. */
export const TEXT_RULES: { readonly [K in DelicateKey]: TextRule } = {
  'mark.objection': { where: 'before the text of a record, wherever the record stands', never: OBJECTION },
  'mark.objection.late': { where: 'after `mark.objection` once the answer is late', never: OBJECTION },
  'gone.record': { where: 'the address of what was repaired or ran out (410), one body for both', never: GONE },
  'gone.withdrawn': { where: 'the address of what an organ withdrew (410)', never: GONE },
  'act.receivedLate': { where: 'on an act, in ink: it is the organ that was late', never: LATE },
  'absence.records': { where: 'subject page, a kind of record of which none is on display', never: ABSENCE },
  'absence.subject': { where: 'a sound code that no register here holds', never: ABSENCE },
  'absence.name': { where: 'search by name without a result', never: ABSENCE },
  'absence.name.suggest': { where: 'before names that are near', never: ABSENCE },
  'name.ambiguous': { where: 'search by name with several results', never: NAME },
  'name.noResult': { where: 'screening and intake by name with several bodies', never: NAME },
  'uscc.wrong.charset': { where: 'search and subject page, a character that no code has', never: CODE },
  'uscc.wrong.charset.candidate': { where: 'after `uscc.wrong.charset`: what it may have been', never: CODE },
  'uscc.wrong.lowercase': { where: 'a code in small letters', never: CODE },
  'uscc.wrong.check18': { where: 'a code whose last character does not fit', never: CODE },
  'uscc.wrong.checkOrg': { where: 'a code whose 17th character does not fit', never: CODE },
  'uscc.wrong.near': { where: 'before registered codes that differ in one character', never: CODE },
  'uscc.wrong.length': { where: 'a code that is too short', never: CODE },
  'uscc.wrong.tooLong': { where: 'a code that is too long', never: CODE },
  'uscc.wrong.sentinel': { where: 'a string that stands for "no code"', never: CODE },
  'repair.tooEarly': { where: 'centre and calculator, before the earliest day', never: TOO_EARLY },
  'repair.never': { where: 'centre and calculator, a record that can not end early', never: TOO_EARLY },
  'repair.done': {
    where: 'centre, on a record that ended by repair; never in public',
    never: /清零|洗白|wiped|clean slate/i,
  },
  'list.entry': { where: 'list page and subject page', never: LISTED },
  'list.notice': { where: 'centre, before any decision', never: LISTED },
  'list.notice.hearing': { where: 'after `list.notice`, where a hearing can be asked for', never: LISTED },
  'report.late': { where: 'workbench of an organ whose report is late', never: /通报批评|blame|shame/i },
  'due.provisional': { where: 'beside a due date in a year whose holidays are not announced', never: LATE },
  'answer.late': { where: 'centre, after an answer period', never: LATE },
  'verify.good': { where: 'verification, the paper is ours and unchanged', never: VERIFY },
  'verify.changed': { where: 'verification, the paper was changed', never: VERIFY },
  'verify.overtaken': { where: 'verification, something in it has ended since: no counts', never: VERIFY },
  'verify.unknown': { where: 'verification, a number that was never issued here', never: VERIFY },
  'verify.unreadable': { where: 'verification, no paper that can be read', never: VERIFY },
  'intake.result': { where: 'head of the result of a file', never: INTAKE },
  'intake.reject': { where: 'a row that came back: where, what, how', never: INTAKE },
};

export const REJECT_RULE: TextRule = { where: 'a row that came back, `what` and `how` of the code', never: INTAKE };
