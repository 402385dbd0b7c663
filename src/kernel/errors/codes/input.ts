import { enNamed, wordOf, zhNamed, type ErrorEntries } from '../texts.ts';

const RULES = {
  zh: {
    account: '账号为2至40个字符，用小写字母、数字、点、下划线和连字符，以字母或者数字开头。',
    password: '密码为12至128个字符，至少5种不同的字符，不含账号。',
    publicText: '这段文字会原样公开，里面像有个人姓名、证件号、电话、账号、车牌或者涉密字样，请去掉后再提交。',
  },
  en: {
    account: 'An account has 2 to 40 characters: small letters, digits, dots, underscores and hyphens, beginning with a letter or digit.',
    password: 'A password has 12 to 128 characters, at least 5 different ones, and does not hold the account.',
    publicText:
      'This text goes out as it stands. It seems to hold a person’s name, identity, telephone, account or plate number, or a mark of secrecy: take it out and send it again.',
  },
};

export const INPUT = {
  BAD_INPUT: {
    status: 400,
    exit: 2,
    zh: {
      title: '填写的内容不符合要求',
      what: (p) => `提交的内容有不符合要求之处${zhNamed(p.what)}。`,
      how: (p) => wordOf(RULES.zh, p.what) ?? '请改正后重新提交。',
    },
    en: {
      title: 'Some of the input is not valid',
      what: (p) => `Something in what was sent is not valid${enNamed(p.what)}.`,
      how: (p) => wordOf(RULES.en, p.what) ?? 'Correct it and send it again.',
    },
  },
  BAD_USCC: {
    status: 422,
    exit: 1,
    zh: {
      title: '统一社会信用代码有误',
      what: (p) => `统一社会信用代码${zhNamed(p.code)}未通过校验。`,
      how: '请对照营业执照逐位核对18位代码。',
    },
    en: {
      title: 'The unified social credit code is wrong',
      what: (p) => `The unified social credit code${enNamed(p.code)} does not pass its checks.`,
      how: 'Compare all 18 characters with the business licence.',
    },
  },
  BAD_CURSOR: {
    status: 400,
    exit: 2,
    zh: { title: '翻页标记无效', what: '翻页标记无法识别，可能不完整，或者来自另一份清单。', how: '请从第一页重新查询。' },
    en: {
      title: 'The page marker is not valid',
      what: 'The page marker cannot be read: it is incomplete, or it belongs to another list.',
      how: 'Begin again at the first page.',
    },
  },
  NOT_FOUND: {
    status: 404,
    exit: 1,
    zh: {
      title: '没有找到',
      what: (p) => `没有找到要看或者要办的内容${zhNamed(p.what ?? p.id)}。`,
      how: '请核对地址、编号或代码，也可以从首页重新查询。',
    },
    en: {
      title: 'Not found',
      what: (p) => `What was asked for was not found${enNamed(p.what ?? p.id)}.`,
      how: 'Check the address, number or code, or search again from the home page.',
    },
  },
  AMBIGUOUS_KEY: {
    status: 409,
    exit: 1,
    zh: {
      title: '对应多个主体',
      what: (p) => `所给的代码或者编号${zhNamed(p.key)}对应多个主体。`,
      how: '请改用主体的唯一标识查询；代码重复由登记机关核实处理。',
    },
    en: {
      title: 'More than one body has this key',
      what: (p) => `More than one body has the code or number given${enNamed(p.key)}.`,
      how: 'Use the id of the body instead; the registering organ resolves a doubled code.',
    },
  },
  GONE: {
    status: 410,
    exit: 1,
    zh: {
      title: '这里的内容已停止公示',
      what: '公示期满或信用修复后，信息不再公示。这里不再提供内容，也不说明是哪一种、属于哪家企业。',
      how: '如果您存有旧的副本或截图，请不要再使用或传播。',
    },
    en: {
      title: 'This is no longer on display',
      what: 'When a display period ends or credit is repaired, the information is no longer on display. No content is given here, nor which it was or whose.',
      how: 'If you hold an old copy, please stop using or sharing it.',
    },
  },
  GONE_WITHDRAWN: {
    status: 410,
    exit: 1,
    zh: {
      title: '这条信息已撤回',
      what: (p) => `这条信息已由${p.organ ?? '原作出机关'}撤回${zhNamed(p.date)}。${p.reason === undefined ? '' : `原因：${p.reason}。`}`,
      how: '内容不再提供，也不能再作为对企业的不利依据。',
    },
    en: {
      title: 'This has been withdrawn',
      what: (p) =>
        `This was withdrawn by ${p.organ ?? 'the deciding organ'}${enNamed(p.date)}.${p.reason === undefined ? '' : ` Reason: ${p.reason}.`}`,
      how: 'The content is no longer available and may not be held against the business.',
    },
  },
} as const satisfies ErrorEntries;
