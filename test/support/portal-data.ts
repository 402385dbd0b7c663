import type { RecordsTable } from '../../src/registry/records/types.ts';
import type { SubjectsTable } from '../../src/registry/subjects/types.ts';

/** Fixed ids, so that tests can name what they look for. */
export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface Body extends Partial<SubjectsTable> {
  n: number;
  name: string;
  former?: string;
  reg?: string;
}

/** Invented bodies: codes of a region that is not assigned, names that say so. */
export const BODIES: readonly Body[] = [
  { n: 1, name: '重庆示例空白商贸有限公司', uscc: '91509900MATE5T017L', founded: '2024-03-05', district: '509901' },
  {
    n: 2,
    name: '重庆示例甲食品有限公司',
    uscc: '91509900MATE5T025F',
    founded: '2019-06-01',
    district: '509901',
    former: '重庆示例旧名食品有限公司',
  },
  { n: 3, name: '重庆示例丙商店', uscc: '92509900MATE5T076L', kind: 'individual_business', district: '509902' },
  { n: 4, name: '重庆示例同名商贸有限公司', uscc: '91509900MATE5T084J', founded: '2020-01-01', district: '509901' },
  { n: 5, name: '重庆示例同名商贸有限公司', reg: '500000000000005', founded: '2021-01-01', district: '509902' },
  { n: 6, name: '重庆示例同名（商贸）有限公司', founded: '2022-01-01', district: '509921', state: 'cancelled' },
  { n: 7, name: '重庆示例并入公司', uscc: '91509900MATE5T068W', merged_into: uuid(1) },
  { n: 8, name: '重庆示例修复公司', uscc: '91509900MATE5T0415', founded: '2018-01-01', district: '509902' },
];

export interface Act extends Partial<RecordsTable> {
  n: number;
  body: number;
}

const LONG =
  '经查，当事企业购进食品原料时未查验供货者的许可证和产品合格证明，未建立进货查验记录，有现场检查笔录、询问笔录和进货单据为证。';

export const ACTS: readonly Act[] = [
  {
    n: 101,
    body: 2,
    kind: 'penalty',
    organ: 'demo-a-amr',
    line: 'samr',
    document_no: '渝示甲市监处罚〔2026〕118号',
    decided: '2026-10-30',
    received_on: '2026-11-09',
    report_due: '2026-11-10',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    content: {
      title: '',
      violation: '未按规定保存进货查验记录',
      facts: LONG,
      basis: '《中华人民共和国食品安全法》第一百二十六条第一款第（三）项',
      text: '罚款20000元',
      fineFen: 2_000_000,
      procedure: 'ordinary',
      socialImpact: true,
    },
    disputes: [{ raisedOn: '2026-11-20', due: '2026-11-27', state: 'open' }],
  },
  {
    n: 102,
    body: 2,
    kind: 'penalty',
    organ: 'demo-eeb',
    line: 'ndrc',
    document_no: '渝示环罚〔2026〕7号',
    decided: '2026-09-01',
    received_on: '2026-09-16',
    report_due: '2026-09-10',
    days_late: 4,
    nature: 'adverse',
    severity: 'serious',
    display_class: 'penalty_serious',
    content: {
      title: '',
      violation: '超过许可排放浓度排放水污染物',
      facts: '2026年8月12日采样监测，总排口化学需氧量超过许可排放浓度0.6倍。',
      basis: '《中华人民共和国水污染防治法》第八十三条第（二）项',
      text: '责令改正，罚款120000元',
      fineFen: 12_000_000,
      procedure: 'ordinary',
      socialImpact: true,
    },
    corrections: [{ on: '2026-10-09', kind: 'correction', reason: '更正采样日期的笔误' }],
  },
  {
    n: 103,
    body: 2,
    kind: 'permit',
    organ: 'demo-a-amr',
    line: 'samr',
    document_no: '渝示甲许准〔2025〕31号',
    permit_no: 'JY15099010000012',
    decided: '2025-03-01',
    received_on: '2025-03-06',
    report_due: '2025-03-12',
    nature: 'neutral',
    display_class: 'permit',
    content: {
      title: '食品经营许可',
      certificate: '食品经营许可证',
      text: '食品销售经营者',
      validFrom: '2025-03-01',
      validTo: '2030-02-28',
    },
  },
  {
    n: 104,
    body: 2,
    kind: 'honour',
    organ: 'demo-tax',
    line: 'ndrc',
    document_no: '示税函〔2026〕9号',
    decided: '2026-04-20',
    received_on: '2026-04-22',
    report_due: null,
    nature: 'good',
    display_class: 'honour',
    content: { title: '2025年度A级纳税人', validTo: '2027-04-19' },
  },
  {
    n: 105,
    body: 3,
    kind: 'abnormal_listing',
    organ: 'demo-b-amr',
    line: 'samr',
    document_no: '渝示乙市监列〔2026〕3号',
    decided: '2026-07-08',
    received_on: '2026-07-09',
    report_due: null,
    nature: 'adverse',
    display_class: 'abnormal_listing',
    content: { title: '未按规定公示年度报告', basis: '《市场主体登记管理条例实施细则》第七十条' },
  },
  // On display from 29 December on: its term ends in a year whose holidays are not announced.
  {
    n: 106,
    body: 2,
    kind: 'permit',
    organ: 'demo-a-amr',
    line: 'samr',
    document_no: '渝示甲许准〔2026〕99号',
    permit_no: 'JY15099010000099',
    decided: '2026-12-28',
    received_on: '2026-12-29',
    report_due: '2027-01-07',
    report_due_provisional: true,
    nature: 'neutral',
    display_class: 'permit',
    content: { title: '食品生产许可', certificate: '食品生产许可证' },
  },
  {
    n: 201,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕201号',
    decided: '2026-08-03',
    received_on: '2026-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    ended_on: '2026-11-10',
    ended_kind: 'repaired',
    content: { title: '秘密修复事由', violation: '秘密修复事由' },
  },
  {
    n: 202,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2024〕202号',
    decided: '2024-08-01',
    received_on: '2024-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_minor',
    content: { title: '秘密到期事由', violation: '秘密到期事由', statedDisplayEnd: '2025-02-01' },
  },
  {
    n: 203,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕203号',
    decided: '2026-08-03',
    received_on: '2026-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    ended_on: '2026-11-12',
    ended_kind: 'withdrawn',
    ended_reason: '原处罚决定被复议机关撤销',
    content: { title: '秘密撤回事由', violation: '秘密撤回事由' },
  },
  {
    n: 204,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕204号',
    decided: '2026-11-20',
    received_on: '2026-11-23',
    released_on: null,
    held: ['PHONE_IN_TEXT'],
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    content: { title: '秘密待核事由', violation: '秘密待核事由' },
  },
];

export const ACT = Object.fromEntries(ACTS.map((act) => [act.n, uuid(act.n)])) as Record<number, string>;
export const SECRETS = [
  '秘密修复事由',
  '秘密到期事由',
  '秘密撤回事由',
  '秘密待核事由',
  '〔2026〕201号',
  '〔2024〕202号',
  '〔2026〕203号',
  '〔2026〕204号',
];
