import { messages } from '../../house.ts';

export const organMessages = messages(
  {
    title: () => '机关名录',
    lead: () => '在所选日期履行职责的机关，以及机构改革后由谁继续答复。',
    caption: () => '机关名录',
    'empty.why': () => '名录里没有在这一天、属于这个上级的机关。',
    'empty.what': () => '请改日期或者清除上级机关代码。名录由规则管理人员维护。',
  },
  {
    title: () => 'Organs',
    lead: () => 'Organs in office on the chosen day, and who answers for those that a reform has ended.',
    caption: () => 'List of organs',
    'empty.why': () => 'The list holds no organ on that day under that superior.',
    'empty.what': () => 'Choose another day or clear the superior. The list is kept by the policy editors.',
  },
);
