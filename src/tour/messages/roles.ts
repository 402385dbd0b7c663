import { messages } from '../../kernel/i18n/types.ts';

/** Cards: who, two sentences on what to look at, and the words on the buttons by their place. */
export const roleMessages = messages(
  {
    'passer-by': () => '路人',
    'passer-by.look': () =>
      '站在别人店门口，手机里只有一张执照照片。看档案页怎样先说不利的、再说到哪天为止，而不下结论。',
    'passer-by.0': () => '从首页查起',
    'passer-by.1': () => '看一家的档案',
    'passer-by.2': () => '哪个部门报得及时',
    owner: () => '企业法定代表人',
    'owner.look': () => '昨天收到一份告知书，今天就可以陈述申辩，看看不答会怎样。再看谁查过自己的档案、为什么查。',
    'owner.0': () => '进企业中心',
    'owner.1': () => '看告知书',
    'owner.2': () => '谁看过我',
    clerk: () => '填报人员',
    'clerk.look': () => '一张表报上来，对的收下，不对的写明改哪里。看退回的几行还剩几个工作日。',
    'clerk.0': () => '进工作台',
    'clerk.1': () => '看报过的表',
    'clerk.2': () => '看退回的行',
    reviewer: () => '审核人员',
    'reviewer.look': () => '有一行提到了人名和电话，要您看过才能公示。自己报的放行不了，自己提的也确认不了。',
    'reviewer.0': () => '进工作台',
    'reviewer.1': () => '看等着审核的行',
    director: () => '主任',
    'director.look': () => '周一早上的五句话，每个数字都能点进清单。下面还写着哪些事现在不知道。',
    'director.0': () => '进工作台',
    'director.1': () => '看一周五句话',
    officer: () => '承办人员',
    'officer.look': () => '按程序办一个列入案件，每一步只给合法的下一步。不能走的写明为什么、从哪天起可以。',
    'officer.0': () => '进工作台',
    'officer.1': () => '看案件',
    'officer.2': () => '现场页面（外壳）',
  },
  {
    'passer-by': () => 'Passer-by',
    'passer-by.look': () =>
      'At a shop door, with nothing but a photo of its licence. See how a file says what is adverse first, until which day, and judges nothing.',
    'passer-by.0': () => 'Begin at the front page',
    'passer-by.1': () => 'One firm’s file',
    'passer-by.2': () => 'Which organs report in time',
    owner: () => 'Owner of a firm',
    'owner.look': () =>
      'A notice came yesterday and may be answered today: see what happens if one does not. Then see who looked at the file, and why.',
    'owner.0': () => 'To the enterprise centre',
    'owner.1': () => 'The notice',
    'owner.2': () => 'Who looked at my file',
    clerk: () => 'Data clerk',
    'clerk.look': () =>
      'A table comes in: what is right is taken, what is wrong says where to mend it. See how many working days are left.',
    'clerk.0': () => 'To the workbench',
    'clerk.1': () => 'Tables that were sent',
    'clerk.2': () => 'Rows that went back',
    reviewer: () => 'Reviewer',
    'reviewer.look': () =>
      'One row names somebody and a telephone and waits for a reviewer. Nobody releases what they sent or confirms what they proposed.',
    'reviewer.0': () => 'To the workbench',
    'reviewer.1': () => 'Rows that wait',
    director: () => 'Director',
    'director.look': () =>
      'Five sentences on a Monday morning, and each number leads to its list. Below them stands what is not known.',
    'director.0': () => 'To the workbench',
    'director.1': () => 'The week in five sentences',
    officer: () => 'Officer in charge',
    'officer.look': () =>
      'A listing, step by step: each page offers only what is lawful next. Of the rest it says why not, and from which day.',
    'officer.0': () => 'To the workbench',
    'officer.1': () => 'The cases',
    'officer.2': () => 'On the spot (a shell)',
  },
);
