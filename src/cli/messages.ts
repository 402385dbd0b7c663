import { counted } from '../kernel/i18n/counted.ts';
import { messages } from '../kernel/i18n/index.ts';

/** How often in a simulated run that came about which is looked for. */
interface Seen {
  listed: number;
  lapsed: number;
  heard: number;
  ended: number;
  orders: number;
  comparisons: number;
  sendings: number;
  notices: number;
}

/** Of a simulated run. */
interface Lived {
  seed: number;
  days: number;
  files: number;
  acts: number;
  cases: number;
  steps: number;
  refusals: number;
  commits: number;
  deaths: number;
  checks: number;
}

interface Backup {
  file: string;
  tables: number;
  rows: number;
}

export const cliMessages = messages(
  {
    'database.made': () => '正在建立内置数据库……',
    'database.elsewhere': (p: { home: string }) => `数据库的文件在${p.home}。`,
    'demo.rebuilt': () => '演示数据库与当前程序或者政策数据不符，正在重新建立。',
    'demo.loading': () => '正在载入虚构的演示数据……',
    'restoring.title': () => '正在恢复演示',
    'restoring.begun': () => '正在清空演示数据库，随后从头建立示例市。',
    'restoring.day': (p: { done: number; of: number }) => `示例市已经过到第${p.done}天，一共${p.of}天。`,
    'restoring.wait': () => '本页每3秒自动刷新，建好以后自己打开。在此期间，所有网址都回答503。',
    'restoring.foot': () => '演示环境，内容都是虚构的。',
    stopping: () => '正在停止……',
    'migrate.done': (p: { version: string; applied: number }) => `数据库已是最新版本：${p.version}（共${p.applied}个升级）。`,
    'status.line': (p: { version: string; applied: number; pending: number }) =>
      `数据库版本：${p.version}；已执行${p.applied}个升级，待执行${p.pending}个。`,
    'status.none': () => '尚未建立',
    'backup.done': (p: Backup) => `已备份${p.tables}张表、${p.rows}行到${p.file}。密钥在数据目录的keys文件夹，请另行备份。`,
    'restore.done': (p: Backup) => `已从${p.file}恢复${p.tables}张表、${p.rows}行。`,
    'command.failed': (p: { code: string }) => `（${p.code}）`,
    'error.more': (p: { n: number }) => `另有${p.n}处，见--json的输出。`,
    'as.nobody': () => '没有写--as，是以本机操作员的身份办理的；要以工作人员的身份办理，请加--as和账号。',
    'usage.missing': () => '没有写',
    'usage.empty': () => '后面缺少内容',
    'usage.invalid': (p: { value: string; allowed: string }) => `不能是“${p.value}”${p.allowed === '' ? '' : `，应为：${p.allowed}`}`,
    'usage.unknown': (p: { meant: string }) => `没有这条命令或者选项${p.meant === '' ? '' : `，可能是${p.meant}`}；加--help可以看到全部`,
    'usage.excess': () => '参数写多了',
    'simulate.sound': (p: Lived) =>
      `种子${p.seed}：模拟了${p.days}天，${p.files}个文件、${p.acts}个行政行为、${p.cases}个案件（${p.steps}个步骤，${p.refusals}次被拒绝），${p.commits}次提交中进程中断${p.deaths}次；每天结束时核对，共${p.checks}项，全部成立。`,
    'simulate.seen': (p: Seen) =>
      `其间：列入名单${p.listed}次，陈述申辩期满未答${p.lapsed}次，听证${p.heard}次，公示届满${p.ended}次，代码工单${p.orders}件，条块比对${p.comparisons}件，上报${p.sendings}行，更正通知${p.notices}件。是零的，本次没有遇到，也就没有检验。`,
    'simulate.broken': (p: Lived & { day: string }) => `种子${p.seed}：第${p.days}天（${p.day}）结束时有不成立的事项：`,
  },
  {
    'database.made': () => 'Making the embedded database …',
    'database.elsewhere': (p) => `The database's files are in ${p.home}.`,
    'demo.rebuilt': () => 'The demonstration database does not fit this program or its policy data; making it again.',
    'demo.loading': () => 'Loading the invented demonstration data …',
    'restoring.title': () => 'Restoring the demonstration',
    'restoring.begun': () => 'The database is being emptied; then the invented city is made from its first day.',
    'restoring.day': (p) => `The invented city has lived through day ${p.done} of ${p.of}.`,
    'restoring.wait': () =>
      'This page asks again every three seconds and opens by itself when all is there. Until then every address answers 503.',
    'restoring.foot': () => 'A demonstration: everything in it is invented.',
    stopping: () => 'Stopping …',
    'migrate.done': (p) => `The database is up to date: ${p.version} (${counted(p.applied, 'migration')}).`,
    'status.line': (p) => `Database version: ${p.version}; ${counted(p.applied, 'migration')} applied, ${p.pending} pending.`,
    'status.none': () => 'none yet',
    'backup.done': (p) =>
      `Saved ${counted(p.rows, 'row')} of ${counted(p.tables, 'table')} to ${p.file}. The keys are in the folder keys of the data directory: back them up apart.`,
    'restore.done': (p) => `Restored ${counted(p.rows, 'row')} of ${counted(p.tables, 'table')} from ${p.file}.`,
    'command.failed': (p) => ` (${p.code})`,
    'error.more': (p) => `${p.n} more; see the output of --json.`,
    'as.nobody': () => 'Without --as this acts for the local operator; to act as an official add --as and the account.',
    'usage.missing': () => 'is missing',
    'usage.empty': () => 'lacks what it says',
    'usage.invalid': (p) => `cannot be "${p.value}"${p.allowed === '' ? '' : `; it is one of: ${p.allowed}`}`,
    'usage.unknown': (p) => `no such command or option${p.meant === '' ? '' : `; perhaps ${p.meant}`}; --help lists all`,
    'usage.excess': () => 'too many arguments',
    'simulate.sound': (p) =>
      `Seed ${p.seed}: lived through ${counted(p.days, 'day')} with ${counted(p.files, 'file')}, ${counted(p.acts, 'act')} and ${counted(p.cases, 'case')} (${counted(p.steps, 'step')} taken, ${p.refusals} refused); the process died ${p.deaths} times in ${counted(p.commits, 'commit')}; ${counted(p.checks, 'check')} at the ends of days, all hold.`,
    'simulate.seen': (p) =>
      `On the way: ${counted(p.listed, 'listing')}, ${counted(p.lapsed, 'answer period')} let pass, ${counted(p.heard, 'hearing')}, ${counted(p.ended, 'display')} ended, ${counted(p.orders, 'work order')} about codes, ${counted(p.comparisons, 'comparison')} of lines, ${counted(p.sendings, 'row')} sent up, ${counted(p.notices, 'notice')} to recipients. What is nought did not come about in this run and was not tested by it.`,
    'simulate.broken': (p) => `Seed ${p.seed}: at the end of day ${p.days} (${p.day}) something does not hold:`,
  },
);
