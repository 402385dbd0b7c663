import { messages } from '../../house.ts';

export const findMessages = messages(
  {
    title: () => '查找',
    'title.of': (p: { text: string }) => `查找“${p.text}”`,
    lead: () => '企业的名称、统一社会信用代码，文书号，案件编号，批次编号。',
    nothing: () => '请在上面的查找框里输入要找的名称、代码或者编号。',
    why: () => '没有找到您可以打开的企业、文书、案件或者批次。',
    what: () => '请核对每一个字；两个字太少，再多输两个字。没有公开的文书要写明目的才找得到。',
    'kind.subject': () => '企业',
    'kind.act': () => '行政行为',
    'kind.case': () => '案件',
    'kind.batch': () => '报送批次',
    'kind.count': (p: { kind: string; n: number }) => `${p.kind}（${p.n}）`,
    'problem.empty': () => '输入的内容里没有可以查找的字。',
    'problem.too_short': () => '太短了，请再多输两个字。',
    'problem.person': () => '这像是个人的证件号码。本平台不按个人查找。',
    wider: () => '也找没有公开的文书',
    'wider.lead': () => '写明目的以后，也在您管辖范围内没有公开的行政行为里找；查看记入日志。',
  },
  {
    title: () => 'Find',
    'title.of': (p) => `Find “${p.text}”`,
    lead: () => 'A body by name or USCC, an act by its document number, a case or a batch by its number.',
    nothing: () => 'Enter a name, a code or a number into the box above.',
    why: () => 'No body, act, case or batch that you may open was found.',
    what: () =>
      'Check each character; two are too few. Acts that are not on display are found only when a purpose is stated.',
    'kind.subject': () => 'Bodies',
    'kind.act': () => 'Acts',
    'kind.case': () => 'Cases',
    'kind.batch': () => 'Batches',
    'kind.count': (p) => `${p.kind} (${p.n})`,
    'problem.empty': () => 'There is nothing in it to look for.',
    'problem.too_short': () => 'That is too short: add two characters.',
    'problem.person': () => 'That looks like a person’s identity number. Nobody is looked up by it here.',
    wider: () => 'Also look in acts that are not on display',
    'wider.lead': () =>
      'With a stated purpose, acts of your reach that are not on display are searched too; the look is logged.',
  },
);
