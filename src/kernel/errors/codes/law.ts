import { enNamed, wordOf, zhNamed, type ErrorEntries } from '../texts.ts';

const FILE = {
  zh: {
    ENOENT: '没有这个文件，或者它所在的文件夹不存在',
    ENOTDIR: '路径中有一段不是文件夹',
    EISDIR: '这是文件夹，不是文件',
    EACCES: '当前用户不能读写这个文件',
    EPERM: '当前用户不能读写这个文件',
    EROFS: '这个位置只能读，不能写',
  },
  en: {
    ENOENT: 'There is no such file, or no such folder for it',
    ENOTDIR: 'A part of the path is not a folder',
    EISDIR: 'This is a folder, not a file',
    EACCES: 'This user may not read or write the file',
    EPERM: 'This user may not read or write the file',
    EROFS: 'This place can only be read',
  },
};

export const LAW = {
  CALENDAR_MISSING: {
    status: 422,
    exit: 1,
    zh: {
      title: '缺少工作日历',
      what: (p) => `工作日历${p.first === undefined ? '' : `自${p.first}年起，`}不包括${p.date ?? '所需的日期'}，算不出期限。`,
      how: '请核对日期；日历没有的年份不认定逾期。',
    },
    en: {
      title: 'No calendar of working days',
      what: (p) =>
        `The calendar of working days${p.first === undefined ? '' : ` begins in ${p.first} and`} does not hold ${p.date ?? 'the date needed'}, so no due date can be computed.`,
      how: 'Check the date; nothing counts as late in years that the calendar does not hold.',
    },
  },
  POLICY_NOT_OFFICIAL: {
    status: 409,
    exit: 1,
    zh: {
      title: '所依据的规定还不能用于真实主体',
      what: (p) => `对真实主体作出不利处理，只能依据与官方文本核对一致并经法制机构审签的规定${zhNamed(p.what)}。`,
      how: '请法制机构核对官方文本并审签后再办。',
    },
    en: {
      title: 'The rules behind this may not be used on real bodies yet',
      what: (p) =>
        `Nothing adverse is done to a real body on rules that were not read in the official text and countersigned${enNamed(p.what)}.`,
      how: 'Ask the legal office to check the official text and to countersign it first.',
    },
  },
  MODEL_NOT_ACTIVE: {
    status: 409,
    exit: 1,
    zh: {
      title: '评价模型没有启用',
      what: (p) => `主管机关没有按程序启用这个模型，不能评价真实主体${zhNamed(p.what)}。`,
      how: '请主管机关在新版本的activation里写明决定，按发布程序审签、发布；只看数字的，用evaluate simulate试算。',
    },
    en: {
      title: 'The model is not active',
      what: (p) => `The competent organ has not activated this model by procedure: it grades no real body${enNamed(p.what)}.`,
      how: 'Let the organ state its decision in "activation" of a new edition, countersigned and published by procedure; for figures alone use evaluate simulate.',
    },
  },
  POLICY_INVALID: {
    status: 422,
    exit: 1,
    zh: {
      title: '政策数据有误',
      what: (p) => `政策数据未通过检查${zhNamed(p.file ?? p.id ?? p.what)}。`,
      how: '请按列出的各处改正后重试；随程序的文件用xinheng policy check检查。',
    },
    en: {
      title: 'Policy data are not valid',
      what: (p) => `The policy data do not pass their checks${enNamed(p.file ?? p.id ?? p.what)}.`,
      how: 'Correct each place that is listed and try again; files that come with the program are checked by xinheng policy check.',
    },
  },
  POLICY_HASH_CHANGED: {
    status: 500,
    exit: 1,
    zh: {
      title: '政策数据与已载入的不一致',
      what: (p) =>
        `同一编号同一版本的政策数据内容不同${zhNamed(p.id)}${p.stored === undefined ? '' : `：已载入${p.stored}，现为${p.shipped}`}。`,
      how: '请恢复原文件；确需改动的，请作为新版本发布。',
    },
    en: {
      title: 'Policy data differ from what was loaded',
      what: (p) =>
        `The same id and edition of policy data now has other content${enNamed(p.id)}${p.stored === undefined ? '' : `: loaded ${p.stored}, now ${p.shipped}`}.`,
      how: 'Restore the file; publish a change as a new edition.',
    },
  },
  CONTENT_UNHASHABLE: {
    status: 422,
    exit: 1,
    zh: {
      title: '内容无法计入日志',
      what: (p) => `内容含有不能计入日志的字符或数值${zhNamed(p.path)}。`,
      how: '请去掉空字符、残缺字符和超出范围的数值后重新提交。',
    },
    en: {
      title: 'The content cannot be journaled',
      what: (p) => `The content holds characters or numbers that cannot be journaled${enNamed(p.path)}.`,
      how: 'Remove null characters, broken characters and numbers out of range.',
    },
  },
  PAPER_REFUSED: {
    status: 422,
    exit: 1,
    zh: {
      title: '文书没有制作',
      what: (p) => `文书缺少必要内容${zhNamed(p.reason)}。`,
      how: '请按说明补齐后重新办理；没有制作文书，也没有占用文号。',
    },
    en: {
      title: 'The paper was not made',
      what: (p) => `The paper lacks something it must have${enNamed(p.reason)}.`,
      how: 'Add what is named and try again; no paper was made and no number was used.',
    },
  },
  DELIVERY_REFUSED: {
    status: 409,
    exit: 1,
    zh: {
      title: '送达没有登记',
      what: (p) => `这样送达不符合送达规则${zhNamed(p.reason)}。`,
      how: '请按说明补齐，或者改用规则允许的送达方式。',
    },
    en: {
      title: 'The service was not recorded',
      what: (p) => `This way of service is not what the rules allow${enNamed(p.reason)}.`,
      how: 'Add what is named, or serve in a way that the rules allow.',
    },
  },
  FILE_REFUSED: {
    status: 422,
    exit: 1,
    zh: {
      title: '文件没有受理',
      what: (p) => `整份文件没有受理${zhNamed(p.reason ?? p.what)}。`,
      how: '请按说明改正文件后重新报送；其中没有一行入库。',
    },
    en: {
      title: 'The file was not taken',
      what: (p) => `The whole file was refused${enNamed(p.reason ?? p.what)}.`,
      how: 'Correct the file as described and send it again; none of its rows was stored.',
    },
  },
  FILE_UNUSABLE: {
    status: 400,
    exit: 2,
    zh: {
      title: '文件不能使用',
      what: (p) => `${wordOf(FILE.zh, p.reason) ?? '这个文件不能使用'}${zhNamed(p.path)}。`,
      how: '请核对路径和权限后重新运行，没有办理任何事项。',
    },
    en: {
      title: 'The file cannot be used',
      what: (p) => `${wordOf(FILE.en, p.reason) ?? 'This file cannot be used'}${enNamed(p.path)}.`,
      how: 'Check the path and the permissions and run again; nothing was done.',
    },
  },
  ORGAN_UNKNOWN: {
    status: 422,
    exit: 1,
    zh: {
      title: '没有这个单位',
      what: (p) => `单位代码${zhNamed(p.organ ?? p.code)}不在单位名录中。`,
      how: '请核对单位代码，名录见政策数据中的单位文件。',
    },
    en: {
      title: 'No such organ',
      what: (p) => `The organ${enNamed(p.organ ?? p.code)} is not in the list of organs.`,
      how: 'Check the code against the organs file of the policy data.',
    },
  },
  MAPPING_UNKNOWN: {
    status: 422,
    exit: 1,
    zh: {
      title: '没有这种表格',
      what: (p) => `没有名为${p.mapping ?? p.name ?? '所给名称'}的表格。`,
      how: '请核对名称；报送页面列出现行的全部表格。',
    },
    en: {
      title: 'No such form',
      what: (p) => `There is no form of that name${enNamed(p.mapping ?? p.name)}.`,
      how: 'Check the name; the intake page lists all forms in force.',
    },
  },
} as const satisfies ErrorEntries;
