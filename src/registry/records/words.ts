import { messages, t, type Language } from '../../kernel/i18n/types.ts';
import type { ActKind } from './types.ts';

const zh = {
  permit: () => '行政许可',
  penalty: () => '行政处罚',
  compulsion: () => '行政强制',
  confirmation: () => '行政确认',
  levy: () => '行政征收',
  payment: () => '行政给付',
  adjudication: () => '行政裁决',
  compensation: () => '行政补偿',
  reward: () => '行政奖励',
  inspection: () => '行政监督检查',
  abnormal_listing: () => '经营异常名录',
  honour: () => '诚实守信相关荣誉',
  court_listing: () => '法院失信名单',
  listing: () => '严重失信主体名单',
  grade: () => '信用评价结果',
  contract: () => '合同履行信息',
  commitment: () => '信用承诺',
};
const en = {
  permit: () => 'administrative permit',
  penalty: () => 'administrative penalty',
  compulsion: () => 'administrative compulsion',
  confirmation: () => 'administrative confirmation',
  levy: () => 'administrative levy',
  payment: () => 'administrative payment',
  adjudication: () => 'administrative adjudication',
  compensation: () => 'administrative compensation',
  reward: () => 'administrative reward',
  inspection: () => 'administrative inspection',
  abnormal_listing: () => 'list of abnormal operations',
  honour: () => 'honour for good faith',
  court_listing: () => 'court list',
  listing: () => 'list of seriously dishonest entities',
  grade: () => 'result of credit evaluation',
  contract: () => 'performance of a contract',
  commitment: () => 'credit commitment',
};

const kindMessages = messages(zh, en);

/** The kind of an act or record as people read it. */
export const kindWord = (kind: ActKind, language: Language): string => t(language, kindMessages)[kind]();
