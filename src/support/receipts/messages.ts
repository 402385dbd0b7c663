import { messages } from '../../kernel/i18n/types.ts';

/** The fixed words of the paper. */
export const receiptMessages = messages(
  {
    title: () => '查询记录',
    site: () => '网站',
    address: () => '网址',
    time: () => '查询时间',
    subject: () => '查询对象',
    code: () => '统一社会信用代码',
    'code.none': () => '没有统一社会信用代码',
    number: () => '编号',
    result: () => '查询结果',
    records: (p: { n: number }) => `正在公示的不利记录（${p.n}条）`,
    what: () =>
      '这是公示信息在查询当时的记录，不是对企业的评价，也不是资格结论。公示的内容会变化，用前请核对：扫上面的码，或自己打开核对网址、输入编号。核对会重复这里的内容，请逐行对照。',
    check: () => '核对网址',
    qr: (p: { url: string }) => `二维码，内容是${p.url}`,
    asker: () => '查询人（姓名、签字）',
    signedOn: () => '日期',
    seal: (p: { key: string }) => `平台签名（Ed25519，密钥${p.key}）`,
    page: (p: { at: string; of: string }) => `第${p.at}页，共${p.of}页`,
    glyphs: () => '〓：登记的名称或文书里有本文件的字体没有的字，以网页显示的为准。',
  },
  {
    title: () => 'Look-up receipt',
    site: () => 'Site',
    address: () => 'Address',
    time: () => 'Looked up at',
    subject: () => 'Looked up',
    code: () => 'Unified social credit code',
    'code.none': () => 'no unified social credit code',
    number: () => 'Number',
    result: () => 'Result',
    records: (p) => `Adverse records on display (${p.n})`,
    what: () =>
      'This records what was on public display at that second. It is no assessment of the business and no finding on its eligibility. What is on display changes, so check before use: scan the code above, or type the address for checking yourself and enter the number. The check repeats what stands here; compare line by line.',
    check: () => 'Check at',
    qr: (p) => `QR code of ${p.url}`,
    asker: () => 'Looked up by (name, signature)',
    signedOn: () => 'Date',
    seal: (p) => `Signature of the platform (Ed25519, key ${p.key})`,
    page: (p) => `Page ${p.at} of ${p.of}`,
    glyphs: () => '〓: the registered name or a document has a character that the fonts of this file lack; the web page shows it.',
  },
);
