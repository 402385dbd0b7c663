import { messages } from '../../kernel/i18n/types.ts';

/** What may be tried, and the rule in the way. */
export const lawMessages = messages(
  {
    title: () => '试着违法',
    lead: () => '每个按钮都真的去做，走的是页面和接口用的同一套程序，在同一个事务里，最后整个撤销。',
    try: () => '试一次',
    again: () => '再试一次',
    refused: () => '被拒绝了',
    'refused.as': () => '当事的人看到的是：',
    through: () => '没有被拒绝。这是我们的错，请把这一页告诉开发者；这次尝试已经撤销，没有留下任何东西。',
    rule: () => '规则',
    test: () => '守住它的测试',
    'trail.tour': () => '十分钟导览',
    back: () => '回到七个按钮',
    'no-basis': () => '没有依据就公示',
    'no-basis.what': () => '填报人员报一条行政处罚，“处罚依据”空着。',
    'no-basis.rule': () => '双公示数据标准里处罚依据是必填项（发改办财金〔2018〕424号），没有依据的不收，更不公示。',
    'no-notice': () => '不告知就列入名单',
    'no-notice.what': () => '承办人员刚提出拟办意见，局长跳过告知和陈述申辩，直接决定列入。',
    'no-notice.rule': () => '行政处罚法（2021-01-22）第四十四条、第四十五条：先告知，再听取陈述申辩，然后才能决定。',
    'own-case': () => '自己提的案件自己往下办',
    'own-case.what': () => '承办人员提出拟办意见，换了个审核人员的角色，再来发出告知书。',
    'own-case.rule': () =>
      '程序文件写明，提出拟办意见的人不得发出告知书（serious-list，notify，notWho）。认人，不认角色。',
    'own-proposal': () => '更正自己提出的更正',
    'own-proposal.what': () => '审核人员提出更正一条已公示的记录，随后自己同意。',
    'own-proposal.rule': () =>
      '公示以后的更正要两个人（行政处罚法第四十八条，程序record-correction）。提出的人不能同意。',
    person: () => '给自然人打分',
    'person.what': () => '先报一条自然人的处罚，再放进一份“个人评分”的政策文件。',
    'person.rule': () => '自然人的行政行为不归集；政策文件的种类是封闭的，没有一种能给人打分。',
    'alter-record': () => '改一条记录的金额',
    'alter-record.what': () => '绕过程序，用一句SQL把一条已公示处罚的罚款改成1分。',
    'alter-record.rule': () =>
      '每个版本的内容都有指纹，写在只增不减的日志里（docs/security.md）；重算一遍就找得到被改的地方。',
    'alter-log': () => '改一行审计日志',
    'alter-log.what': () => '绕过程序，用一句SQL把最近一行审计日志的账号改掉。',
    'alter-log.rule': () => '审计日志只能增加，数据库的触发器拒绝修改和删除（docs/security.md）。',
  },
  {
    title: () => 'Try to break the law',
    lead: () =>
      'Each button really does it, by the same program that pages and API use, in one transaction that is undone at its end.',
    try: () => 'Try it',
    again: () => 'Try again',
    refused: () => 'Refused',
    'refused.as': () => 'Whoever tries reads this:',
    through: () =>
      'It was let through. That is a fault of ours: please tell the developers. The attempt was undone and left nothing.',
    rule: () => 'The rule',
    test: () => 'The test that holds it',
    'trail.tour': () => 'A tour of ten minutes',
    back: () => 'Back to the seven buttons',
    'no-basis': () => 'Publish without a basis',
    'no-basis.what': () => 'The clerk reports a penalty whose legal basis is left empty.',
    'no-basis.rule': () =>
      'The national data standard requires the basis of a penalty (发改办财金〔2018〕424号). Without one it is not taken, let alone published.',
    'no-notice': () => 'List without notice',
    'no-notice.what': () =>
      'The officer has just made a proposal; the head skips notice and answer and decides to list.',
    'no-notice.rule': () =>
      'Administrative Penalty Law (2021-01-22) §44 and §45: first notice, then the answer is heard, only then a decision.',
    'own-case': () => 'Carry on one’s own case',
    'own-case.what': () => 'The officer who proposed takes the role of a reviewer and comes again to make the notice.',
    'own-case.rule': () =>
      'The procedure says that whoever proposed may not make the notice (serious-list, notify, notWho). It knows people, not roles.',
    'own-proposal': () => 'Agree to one’s own correction',
    'own-proposal.what': () => 'The reviewer proposes to correct a published record, and then agrees.',
    'own-proposal.rule': () =>
      'A correction after display needs two people (Administrative Penalty Law §48, procedure record-correction). Whoever proposed can’t agree.',
    person: () => 'Score a person',
    'person.what': () =>
      'First a penalty on a natural person is reported, then a policy document “scores of persons” put in.',
    'person.rule': () =>
      'Acts on natural persons are not collected. The kinds of policy documents are a closed list, and none can score a person.',
    'alter-record': () => 'Alter the amount of a record',
    'alter-record.what': () => 'Past the program, one line of SQL makes the fine of a published penalty one fen.',
    'alter-record.rule': () =>
      'Each version has its fingerprint in a journal that only grows (docs/security.md). Reckoning it again finds what was altered.',
    'alter-log': () => 'Alter a row of the audit log',
    'alter-log.what': () => 'Past the program, one line of SQL changes the account in the newest row of the audit log.',
    'alter-log.rule': () =>
      'The audit log only grows: a trigger of the database refuses to change or remove a row (docs/security.md).',
  },
);
