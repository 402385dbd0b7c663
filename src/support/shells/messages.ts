import { messages } from '../../kernel/i18n/types.ts';

export const shellMessages = messages(
  {
    home: () => '首页',
    password: () => '修改密码',
    'desk.title': () => '查询席',
    'desk.lead': () => '查询席给采购单位、金融机构、办事窗口、行业协会和信用服务机构用。',
    'desk.what': () => '在这里可以做什么',
    'desk.1': () => '查一家企业正在公示的内容：用公开页面，不用登录，也不登记。',
    'desk.2': () =>
      '按具体事项核对有没有适用的措施：这项功能还没有开通。开通以后，每次核对写明事项和目的，企业看得到。',
    'desk.rule': () => '只有法律、法规规定的事项才能查未公开的内容；没有查到措施，不是对企业的评价。',
    'desk.search': () => '查一家企业',
    'desk.other': () => '您的账号不是查询人员的账号。办理监管工作请用工作台，办理企业的事请用企业中心。',
    'field.title': () => '现场',
    'field.lead': () => '现场给执法检查人员在手机上用。',
    'field.what': () => '在这里可以做什么',
    'field.1': () => '查看企业正在公示的内容：用公开页面。',
    'field.2': () => '入企扫码、检查事项、结果和签名：这项功能还没有开通，现在照纸质文书办理。',
    'field.rule': () => '检查要有通知书，由两名以上持证人员进行；每年的次数以公布的上限为准。',
    'field.search': () => '查一家企业',
    'field.other': () => '您的账号不是监管人员的账号。办理企业的事请用企业中心。',
  },
  {
    home: () => 'Home',
    password: () => 'Change the password',
    'desk.title': () => 'Desk',
    'desk.lead': () =>
      'The desk is for procurement offices, banks, service windows, trade associations and credit service agencies.',
    'desk.what': () => 'What can be done here',
    'desk.1': () =>
      'See what is on display about a business: on the public pages, without signing in and without a record.',
    'desk.2': () =>
      'Check for a named matter whether measures apply: this is not open yet. Once it is, each check states its matter and purpose, and the business sees it.',
    'desk.rule': () =>
      'Only matters named by law open what is not public; that no measure was found is no assessment of the business.',
    'desk.search': () => 'Look up a business',
    'desk.other': () =>
      'Your account is not one of the desk. Officials use the workbench, businesses the enterprise centre.',
    'field.title': () => 'Field',
    'field.lead': () => 'The field is for inspectors, on a telephone.',
    'field.what': () => 'What can be done here',
    'field.1': () => 'See what is on display about a business: on the public pages.',
    'field.2': () =>
      'Scan on entry, matters, findings and signature: this is not open yet; visits are still made on paper.',
    'field.rule': () =>
      'A visit needs its notice and two officers with certificates; the number of visits a year is capped as published.',
    'field.search': () => 'Look up a business',
    'field.other': () => 'Your account is not one of an official. Businesses use the enterprise centre.',
  },
);
