import type { Trade } from './names.ts';

/** Invented acts by the organ of a trade. Nothing here happened to anybody. */
interface PenaltyTemplate {
  violation: string;
  facts: string;
  basis: string;
  text: (yuan: string) => string;
  kinds: string;
  yuan: readonly [number, number] | null;
  severity: '轻微' | '一般' | '严重' | '';
}

export const PENALTIES: Record<Trade['organ'], readonly PenaltyTemplate[]> = {
  amr: [
    {
      violation: '未按规定保存进货查验记录',
      facts: '（示例）检查发现该单位未按规定保存进货查验记录，责令改正后仍未改正。',
      basis: '《中华人民共和国食品安全法》第一百二十六条（示例引用）',
      text: (yuan) => `罚款${yuan}元`,
      kinds: '罚款',
      yuan: [5_000, 20_000],
      severity: '一般',
    },
    {
      violation: '标签不符合规定',
      facts: '（示例）检查发现在售产品的标签标注不全。',
      basis: '《中华人民共和国食品安全法》第一百二十五条（示例引用）',
      text: (yuan) => `没收违法所得，并处罚款${yuan}元`,
      kinds: '罚款、没收违法所得',
      yuan: [5_000, 30_000],
      severity: '一般',
    },
    {
      violation: '未按规定公示年度报告',
      facts: '（示例）该单位未按期公示年度报告，经提示已补报。',
      basis: '《中华人民共和国市场主体登记管理条例》（示例引用）',
      text: () => '警告',
      kinds: '警告',
      yuan: null,
      severity: '轻微',
    },
  ],
  eeb: [
    {
      violation: '超标排放水污染物',
      facts: '（示例）监测显示外排废水化学需氧量超过排放标准。',
      basis: '《中华人民共和国水污染防治法》第八十三条（示例引用）',
      text: (yuan) => `罚款${yuan}元，责令限制生产`,
      kinds: '罚款、限制开展生产经营活动',
      yuan: [100_000, 400_000],
      severity: '严重',
    },
    {
      violation: '未按规定贮存危险废物',
      facts: '（示例）危险废物贮存间未设置识别标志。',
      basis: '《中华人民共和国固体废物污染环境防治法》第一百一十二条（示例引用）',
      text: (yuan) => `罚款${yuan}元`,
      kinds: '罚款',
      yuan: [20_000, 100_000],
      severity: '一般',
    },
  ],
  emergency: [
    {
      violation: '未对从业人员进行安全生产教育和培训',
      facts: '（示例）抽查发现新进作业人员无培训记录。',
      basis: '《中华人民共和国安全生产法》第九十七条（示例引用）',
      text: (yuan) => `罚款${yuan}元`,
      kinds: '罚款',
      yuan: [10_000, 50_000],
      severity: '',
    },
    {
      violation: '未设置安全警示标志',
      facts: '（示例）有较大危险因素的设备上没有明显的安全警示标志。',
      basis: '《中华人民共和国安全生产法》第九十九条（示例引用）',
      text: (yuan) => `罚款${yuan}元`,
      kinds: '罚款',
      yuan: [10_000, 40_000],
      severity: '一般',
    },
  ],
  housing: [
    {
      violation: '未按规定办理施工许可擅自施工',
      facts: '（示例）项目在取得施工许可之前已开始基础施工。',
      basis: '《建设工程质量管理条例》第五十七条（示例引用）',
      text: (yuan) => `罚款${yuan}元，责令停止施工`,
      kinds: '罚款、责令停产停业',
      yuan: [50_000, 200_000],
      severity: '严重',
    },
  ],
  commerce: [
    {
      violation: '未按规定办理备案',
      facts: '（示例）开展经营活动后未在规定时间内备案。',
      basis: '《单用途商业预付卡管理办法（试行）》第三十六条（示例引用）',
      text: (yuan) => `罚款${yuan}元`,
      kinds: '罚款',
      yuan: [10_000, 30_000],
      severity: '一般',
    },
  ],
  civil: [
    {
      violation: '未按规定评估老年人能力',
      facts: '（示例）入住评估档案不完整，已在期限内补正。',
      basis: '《养老机构管理办法》第四十六条（示例引用）',
      text: () => '警告',
      kinds: '警告',
      yuan: null,
      severity: '轻微',
    },
  ],
};

export const PERMITS: Record<Trade['organ'], { name: string; certificate: string; category: string; text: string }> = {
  amr: {
    name: '食品经营许可决定书',
    certificate: '食品经营许可证',
    category: '普通',
    text: '（示例）准予食品销售经营',
  },
  eeb: { name: '排污许可决定书', certificate: '排污许可证', category: '普通', text: '（示例）准予按许可要求排放' },
  emergency: {
    name: '安全生产许可决定书',
    certificate: '安全生产许可证',
    category: '普通',
    text: '（示例）准予从事所列生产活动',
  },
  housing: {
    name: '建筑施工许可决定书',
    certificate: '建筑工程施工许可证',
    category: '普通',
    text: '（示例）准予所列工程施工',
  },
  commerce: { name: '经营备案决定书', certificate: '备案证明', category: '登记', text: '（示例）准予备案' },
  civil: { name: '养老机构备案决定书', certificate: '养老机构备案回执', category: '登记', text: '（示例）准予备案' },
};

export const DOCUMENT_WORD: Record<Trade['organ'], string> = {
  amr: '示市监',
  eeb: '示环',
  emergency: '示应急',
  housing: '示建',
  commerce: '示商',
  civil: '示民',
};
