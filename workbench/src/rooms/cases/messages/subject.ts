import { messages } from '../../../house.ts';

/** The cases of a body. */
export const subjectPartMessages = messages(
  {
    organ: () => '机关或者来源',
    case: () => '案件号',
    opened: () => '立案',
    due: () => '期限',
    closed: () => '办结',
    'cases.none': () => '没有您能看到的案件。',
    'cases.closed': () => '您的角色不看案件。',
  },
  {
    organ: () => 'Organ or source',
    case: () => 'Case',
    opened: () => 'Opened',
    due: () => 'Last day',
    closed: () => 'Closed',
    'cases.none': () => 'No case that you may see.',
    'cases.closed': () => 'Your role reads no cases.',
  },
);
