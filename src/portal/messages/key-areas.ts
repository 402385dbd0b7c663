import { messages } from '../../kernel/i18n/types.ts';

/** The public page of record files in key areas: counts alone. */
export const keyAreasMessages = messages(
  {
    title: () => '重点领域信用记录齐不齐',
    lead: () =>
      '家政、养老、生态环境、食品药品、安全生产等领域的主体，档案里应当有哪些内容；还缺什么，由谁报送。这里只有数字，不列任何一户。',
    counted: (p: { day: string }) => `截至${p.day}。`,
    total: (p: { members: string; whole: string }) => `共${p.members}户，档案齐全${p.whole}户。`,
    share: (p: { share: string }) => `齐全率${p.share}。`,
    few: () => '不计比率',
    none: () => '这个领域还没有主体。',
    chart: (p: { area: string }) => `${p.area}：有各项内容的占多少`,
    sentence: (p: { area: string; best: string; bestShare: string; worst: string; worstShare: string }) =>
      `${p.area}的档案里，最齐的是${p.best}，${p.bestShare}；最缺的是${p.worst}，${p.worstShare}。各项数字见下表。`,
    parts: (p: { area: string }) => `${p.area}：应当有的内容`,
    part: () => '内容',
    from: () => '由谁报送',
    there: () => '已有（户）',
    missing: () => '缺（户）',
    percent: () => '占比',
    districts: (p: { area: string }) => `${p.area}：按区县`,
    district: () => '区县',
    members: () => '主体（户）',
    whole: () => '齐全（户）',
    short: () => '不齐（户）',
    districtChart: (p: { area: string }) => `${p.area}：各区县档案不齐的有多少户`,
    districtSentence: (p: { area: string; total: string; most: string; n: string }) =>
      `${p.area}的档案不齐的共${p.total}户；最多的是${p.most}，${p.n}户。各区县主体多少不一，见下表。`,
    lacking: (p: { part: string }) => `缺${p.part}（户）`,
    unknown: () => '没有登记区县',
    empty: () => '**还没有统计过**',
    unrated: () => '少于20户的不计比率，也不画图。',
    note: () => '缺的是还没有收到的记录，不表示企业没有办理。请以主管部门为准。',
    rules: () => '哪些主体属于一个领域、应当有哪些内容',
  },
  {
    title: () => 'Are the record files of key areas whole?',
    lead: () =>
      'What the files of bodies in domestic service, elder care, environment, food and drugs, and work safety should hold, what is missing and from whom. Numbers alone; no body is listed.',
    counted: (p) => `As of ${p.day}.`,
    total: (p) => `Bodies: ${p.members}; with a whole file: ${p.whole}.`,
    share: (p) => `Share whole: ${p.share}.`,
    few: () => 'not rated',
    none: () => 'No body belongs to this area yet.',
    chart: (p) => `${p.area}: share that holds each part`,
    sentence: (p) =>
      `${p.area}: most files hold ${p.best}, ${p.bestShare}; fewest hold ${p.worst}, ${p.worstShare}. The table below has all numbers.`,
    parts: (p) => `${p.area}: what a file should hold`,
    part: () => 'Part',
    from: () => 'From whom',
    there: () => 'There',
    missing: () => 'Missing',
    percent: () => 'Share',
    districts: (p) => `${p.area}: by district`,
    district: () => 'District',
    members: () => 'Bodies',
    whole: () => 'Whole',
    short: () => 'Not whole',
    districtChart: (p) => `${p.area}: files that are not whole, by district`,
    districtSentence: (p) =>
      `${p.area}: files that are not whole: ${p.total}; most of them in ${p.most}: ${p.n}. Districts differ in size, as the table below says.`,
    lacking: (p) => `Lacking ${p.part}`,
    unknown: () => 'no district registered',
    empty: () => '**Not counted yet**',
    unrated: () => 'Fewer than 20 bodies are neither rated nor drawn.',
    note: () =>
      'Missing means that the record has not arrived here, not that the business lacks it. The competent organ knows.',
    rules: () => 'Who belongs to an area and what a file should hold',
  },
);
