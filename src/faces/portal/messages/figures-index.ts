import { messages } from '../../../kernel/i18n/types.ts';

/** The page on which all figures begin. */
export const figuresIndexMessages = messages(
  {
    title: () => '看数据',
    lead: () => '每个数字都有截至日期和算法，已公布的月份不再改动。',
    month: () => '月份',
    see: () => '查看',
    timeliness: () => '各部门报送得及时吗',
    'timeliness.none': () => '还没有公布过的月份。',
    codes: () => '统一社会信用代码重错码率',
    'codes.none': () => '还没有统计过。',
    areas: () => '重点领域信用记录齐不齐',
    'areas.none': () => '还没有统计过。',
    'areas.of': (p: { area: string; members: string; whole: string }) => `${p.area}：共${p.members}户，档案齐全${p.whole}户`,
  },
  {
    title: () => 'Figures',
    lead: () => 'Each number has its date and the way it is counted. Months that were published do not change.',
    month: () => 'Month',
    see: () => 'Show',
    timeliness: () => 'Do organs report in time?',
    'timeliness.none': () => 'No month has been published yet.',
    codes: () => 'Wrong and duplicate codes',
    'codes.none': () => 'Not counted yet.',
    areas: () => 'Are the record files of key areas whole?',
    'areas.none': () => 'Not counted yet.',
    'areas.of': (p) => `${p.area}: ${p.members} bodies, ${p.whole} with a whole file`,
  },
);
