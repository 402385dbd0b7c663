import { enNamed, zhNamed, type ErrorEntries } from '../texts.ts';

export const STATE = {
  CONFLICT: {
    status: 409,
    exit: 1,
    zh: {
      title: '与现有内容冲突',
      what: (p) => `与已有的内容冲突${zhNamed(p.what)}，没有办理。`,
      how: '请先查看当前内容，再决定是否重新提交。',
    },
    en: {
      title: 'This conflicts with what is there',
      what: (p) => `This conflicts with what is there already${enNamed(p.what)} and was not done.`,
      how: 'Look at the present state, then decide whether to send it again.',
    },
  },
  NOT_OPEN: {
    status: 409,
    exit: 1,
    zh: { title: '事项已经办结', what: (p) => `这件事已不在待办状态${zhNamed(p.state)}。`, how: '请查看办理结果；如需更改，请另行提出。' },
    en: {
      title: 'This is already closed',
      what: (p) => `This matter is no longer open${enNamed(p.state)}.`,
      how: 'Look at its result; propose a change separately if one is needed.',
    },
  },
  STEP_REFUSED: {
    status: 409,
    exit: 1,
    zh: {
      title: '这一步现在还不能办',
      what: (p) => `${p.why ?? '按程序规定，这一步现在还不能办。'}`,
      how: (p) => `${p.next ?? '请在案件页面查看现在可以办理的步骤和时间。'}`,
    },
    en: {
      title: 'This step is not open now',
      what: (p) => `${p.why ?? 'By the rules of this procedure the step is not open now.'}`,
      how: (p) => `${p.next ?? 'The page of the case shows which steps are open, and from when.'}`,
    },
  },
  ENTRY_MOVED: {
    status: 409,
    exit: 1,
    zh: {
      title: '登记条目已经合并或者拆分',
      what: '提出以后，所涉的登记条目并入了另一条，或者合并被撤销，这项申请不能再办。',
      how: '请退回这项申请；仍然需要的，按现在的主体重新提出。',
    },
    en: {
      title: 'The entry in the register was merged or separated',
      what: 'Since this was proposed, the entry concerned was merged with another, or a merger was undone; it can no longer be carried out.',
      how: 'Refuse the proposal; where it is still needed, propose it again for the body as it stands.',
    },
  },
  NOT_SHOWN: {
    status: 409,
    exit: 1,
    zh: { title: '这条记录没有公示过', what: '没有公示过的记录不作更正。', how: '请由报送单位重新报送，新报的一行会替换原来的一行。' },
    en: {
      title: 'This record was never on display',
      what: 'A record that was never on display is not corrected.',
      how: 'Let the reporting unit send the row again: the new one replaces the old.',
    },
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    exit: 2,
    zh: {
      title: '缺少请求编号',
      what: '这个接口要求用请求头Idempotency-Key给出请求编号，防止重复办理。',
      how: '请为每次新的办理生成一个编号，重试时沿用同一个编号。',
    },
    en: {
      title: 'The request key is missing',
      what: 'This call needs the header Idempotency-Key, so that nothing is done twice.',
      how: 'Make one key for each new request and use the same key when you try it again.',
    },
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    exit: 1,
    zh: { title: '请求编号已用于其他内容', what: '同一个请求编号在7日内已用于另一份内容，没有办理。', how: '新的内容请使用新的编号。' },
    en: {
      title: 'This request key was used for something else',
      what: 'Within 7 days this key was used with other content. Nothing was done.',
      how: 'Use a new key for new content.',
    },
  },
  IDEMPOTENCY_IN_PROGRESS: {
    status: 409,
    exit: 1,
    zh: {
      title: '同一请求正在办理',
      what: '同一编号的请求正在办理，或者上次办理中断、结果待查。',
      how: '请一分钟后用同一编号重试；仍不成功的，请先查询结果再换编号。',
    },
    en: {
      title: 'This request is being worked on',
      what: 'A request with this key is being worked on, or an earlier one broke off and its outcome is open.',
      how: 'Try the same key again in a minute; if that does not help, look up the outcome before you use another key.',
    },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    exit: 1,
    zh: {
      title: '请求过于频繁',
      what: '短时间内的请求超过了上限。',
      how: (p) =>
        p.seconds === undefined ? '请稍后再试。' : `请在${p.seconds}秒后再试${p.until === undefined ? '' : `，即${p.until}以后`}。`,
    },
    en: {
      title: 'Too many requests',
      what: 'There were more requests in a short time than are allowed.',
      how: (p) =>
        p.seconds === undefined
          ? 'Please try again later.'
          : `Try again in ${p.seconds} seconds${p.until === undefined ? '' : `, after ${p.until}`}.`,
    },
  },
  PAPERS_FULL: {
    status: 409,
    exit: 1,
    zh: {
      title: '这个案件的材料已经达到上限',
      what: (p) =>
        `这个案件里，一方上传的材料${p.papers === undefined ? '有上限' : `最多${p.papers}份、共${p.megabytes}MB`}。已经上传的都保留，这一份没有收下。`,
      how: '请把其余材料合并、压缩，或者以书面形式交给承办机关，由其登记。',
    },
    en: {
      title: 'No more papers can be uploaded in this case',
      what: (p) =>
        `What each side may upload in a case is limited${p.papers === undefined ? '' : ` to ${p.papers} papers and ${p.megabytes} MB`}. What was uploaded stays; this paper was not taken.`,
      how: 'Put the rest together in smaller files, or hand it to the organ on paper, which records it.',
    },
  },
  TOO_LARGE: {
    status: 413,
    exit: 1,
    zh: { title: '提交的内容过大', what: (p) => `提交的内容超过了上限${zhNamed(p.limit)}。`, how: '请分成几份提交。' },
    en: { title: 'Too large', what: (p) => `What was sent is larger than the limit${enNamed(p.limit)}.`, how: 'Send it in several parts.' },
  },
  UNSUPPORTED_MEDIA: {
    status: 415,
    exit: 2,
    zh: { title: '不支持这种格式', what: (p) => `这里不接受这种格式的内容${zhNamed(p.type)}。`, how: '请按接口说明的格式提交。' },
    en: {
      title: 'This format is not accepted',
      what: (p) => `Content of this format is not accepted here${enNamed(p.type)}.`,
      how: 'Use the format that the description of the call names.',
    },
  },
} as const satisfies ErrorEntries;
