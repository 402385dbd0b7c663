import type { Temporal } from 'temporal-polyfill';
import { addressee, type Row, type Sending, type SentAct } from '../simulate/index.ts';

/**
 * The fixed subjects of every demonstration: a developer sees each state today. States that can't exist yet
 * (measures) answer "nothing published", and docs/demonstration.md says so.
 */
export const FIXED = {
  nothing: { uscc: '91509900MATE5T017L', name: '示例市示例零号商贸有限公司' },
  penalties: { uscc: '91509900MATE5T025F', name: '示例市示例甲食品有限公司' },
  listed: { uscc: '91509900MATE5T033A', name: '示例市示例乙建设有限公司' },
  repaired: { uscc: '91509900MATE5T0415', name: '示例市示例丙化工有限公司' },
  shielded: { uscc: '91509900MATE5T05XW', name: '示例市示例丁重整有限公司' },
  merged: { uscc: '91509900MATE5T068W', name: '示例市示例戊商贸有限公司' },
  individual: { uscc: '92509900MATE5T076L', name: '示例市示例甲区示例己小吃店' },
  ambiguous: { uscc: '91509900MATE5T084J', name: '示例市示例庚贸易有限公司' },
} as const;

export const DISPUTED_DOCUMENT = (today: Temporal.PlainDate): string => `示甲市监罚〔${today.subtract({ days: 25 }).year}〕118号`;
export const REPAIRED_DOCUMENT = (today: Temporal.PlainDate): string => `示环罚〔${today.subtract({ days: 206 }).year}〕31号`;

/** Two further bodies with the name of `ambiguous`, elsewhere. */
export const NAMESAKES = [
  { body: 'MATE5T09', district: '示例乙区', founded: '2011-06-08' },
  { body: 'MATE5T10', district: '示例丙县', founded: '2019-03-21' },
] as const;

export function fixedRegistration(subject: { uscc: string; name: string }, extra: Row = {}): Row {
  return {
    subjectName: subject.name,
    uscc: subject.uscc,
    founded: '2018-03-05',
    subjectType: subject.uscc.startsWith('92') ? '个体工商户' : '有限责任公司',
    district: '示例甲区',
    address: subject.uscc.startsWith('92') ? '' : '示例市示例甲区示例路1号',
    scope: '（示例）',
    state: '存续（在营、开业、在册）',
    ...extra,
  };
}

function penalty(subject: { uscc: string; name: string }, row: Row): Row {
  return {
    ...addressee(subject),
    subjectKind: subject.uscc.startsWith('92') ? '个体工商户' : '法人及非法人组织',
    penaltyKinds: '罚款',
    organ: 'demo-a-amr',
    dataSource: 'demo-a-amr',
    procedure: '普通程序',
    socialImpact: '是',
    severity: '一般',
    ...row,
  };
}

type FixedFile = Pick<Sending, 'organ' | 'on' | 'rows'> & { mapping: 'penalties-2018' };

/** The files with the acts of the fixed subjects, with days counted back from `today`, and those acts that must be taken. */
export function fixedSendings(today: Temporal.PlainDate): { sendings: Sending[]; acts: SentAct[] } {
  const files = fixedFiles(today);
  const sendings = files.map((file, n) => ({ ...file, fileName: `${file.organ}-${file.mapping}-${n + 1}.csv` }));
  const acts = files.flatMap(({ organ, mapping, on, rows }) =>
    rows
      .filter((row) => !REFUSED.some((number) => row['documentNo']?.endsWith(number)))
      .map((row): SentAct => {
        const { documentNo = '', uscc = '' } = row;
        return { organ, mapping, documentNo, uscc, row, spoilt: 'none', soundOn: [on] };
      }),
  );
  return { sendings, acts };
}

/** Wrong on purpose: rejected or returned, each with its reason. */
const REFUSED = ['〕132号', '〕133号', '〕134号'];

function fixedFiles(today: Temporal.PlainDate): FixedFile[] {
  const ago = (days: number) => today.subtract({ days }).toString();
  const year = (days: number) => today.subtract({ days }).year;
  return [
    {
      organ: 'demo-a-amr',
      mapping: 'penalties-2018',
      on: ago(18),
      rows: [
        penalty(FIXED.penalties, {
          documentNo: DISPUTED_DOCUMENT(today),
          violation: '未按规定保存进货查验记录',
          facts: '（示例）检查发现该单位未按规定保存进货查验记录，责令改正后仍未改正。',
          basis: '《中华人民共和国食品安全法》第一百二十六条（示例引用）',
          text: '罚款20,000元',
          fineFen: '2',
          decided: ago(25),
          effectiveUntil: today.add({ days: 340 }).toString(),
        }),
        penalty(FIXED.penalties, {
          documentNo: `示甲市监罚〔${year(28)}〕97号`,
          violation: '标签不符合规定',
          facts: '（示例）检查发现在售产品的标签标注不全。',
          basis: '《中华人民共和国食品安全法》第一百二十五条（示例引用）',
          text: '没收违法所得1,200元，并处罚款5,000元',
          penaltyKinds: '罚款、没收违法所得',
          fineFen: '0.5',
          confiscatedFen: '0.12',
          decided: ago(28),
          effectiveUntil: today.add({ days: 337 }).toString(),
        }),
        penalty(FIXED.individual, {
          documentNo: `示甲市监罚〔${year(26)}〕102号`,
          violation: '未公示食品经营许可证',
          facts: '（示例）检查发现经营场所未公示食品经营许可证，责令改正后仍未改正。',
          basis: '《食品经营许可和备案管理办法》（示例引用）',
          text: '罚款1,000元',
          fineFen: '0.1',
          decided: ago(26),
          effectiveUntil: today.add({ days: 339 }).toString(),
        }),
      ],
    },
    {
      organ: 'demo-eeb',
      mapping: 'penalties-2018',
      on: ago(200),
      rows: [
        penalty(FIXED.repaired, {
          documentNo: REPAIRED_DOCUMENT(today),
          violation: '未按规定贮存危险废物',
          facts: '（示例）危险废物贮存间未设置识别标志。',
          basis: '《中华人民共和国固体废物污染环境防治法》第一百一十二条（示例引用）',
          text: '罚款30,000元',
          fineFen: '3',
          decided: ago(206),
          effectiveUntil: ago(-160),
          organ: 'demo-eeb',
          dataSource: 'demo-eeb',
        }),
      ],
    },
    {
      organ: 'demo-a-amr',
      mapping: 'penalties-2018',
      on: ago(4),
      rows: [
        // Held: the facts name somebody and a telephone. A reviewer looks; the clock runs.
        penalty(FIXED.penalties, {
          documentNo: `示甲市监罚〔${year(6)}〕131号`,
          violation: '未按规定处理过期食品',
          facts: '（示例）当事人王示例称已处理，联系电话13800000000。',
          basis: '《中华人民共和国食品安全法》第一百二十六条（示例引用）',
          text: '罚款5,000元',
          fineFen: '0.5',
          decided: ago(6),
          effectiveUntil: today.add({ days: 359 }).toString(),
        }),
        // Rejected: 元 typed into the 万元 column.
        penalty(FIXED.penalties, {
          documentNo: `示甲市监罚〔${year(6)}〕132号`,
          violation: '未按规定公示价格',
          facts: '（示例）检查发现部分商品未明码标价。',
          basis: '《中华人民共和国价格法》第四十二条（示例引用）',
          text: '罚款2000元',
          fineFen: '2000',
          decided: ago(6),
          effectiveUntil: today.add({ days: 359 }).toString(),
        }),
        // Rejected: the wrong code of the fixed table.
        penalty(
          { ...FIXED.ambiguous, uscc: '91509900MATE5T084K' },
          {
            documentNo: `示甲市监罚〔${year(6)}〕133号`,
            violation: '未按规定公示价格',
            facts: '（示例）检查发现部分商品未明码标价。',
            basis: '《中华人民共和国价格法》第四十二条（示例引用）',
            text: '罚款1,000元',
            fineFen: '0.1',
            decided: ago(6),
            effectiveUntil: today.add({ days: 359 }).toString(),
          },
        ),
        // Returned: code and name disagree.
        penalty(
          { uscc: FIXED.nothing.uscc, name: FIXED.shielded.name },
          {
            documentNo: `示甲市监罚〔${year(6)}〕134号`,
            violation: '未按规定公示价格',
            facts: '（示例）检查发现部分商品未明码标价。',
            basis: '《中华人民共和国价格法》第四十二条（示例引用）',
            text: '罚款1,000元',
            fineFen: '0.1',
            decided: ago(6),
            effectiveUntil: today.add({ days: 359 }).toString(),
          },
        ),
      ],
    },
  ];
}
