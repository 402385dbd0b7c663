import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';
import type { Walked } from '../../kernel/policy/index.ts';

/** What the commands of the catalogue print without --json. */
export const catalogueMessages = messages(
  {
    'changes.none': () => '没有不同',
    'changes.added': (p: { id: string; title: string }) => `增加  ${p.id}  ${p.title}`,
    'changes.removed': (p: { id: string; title: string }) => `删去  ${p.id}  ${p.title}`,
    'changes.changed': (p: { id: string; title: string; fields: string }) => `改动  ${p.id}  ${p.title}：${p.fields}`,
    'changes.category.added': (p: { title: string }) => `增加类别  ${p.title}`,
    'changes.category.removed': (p: { title: string }) => `删去类别  ${p.title}`,
    'changes.regulation': (p: { before: string; after: string }) =>
      `所依据的地方性法规  ${p.before || '没有登记'} → ${p.after || '没有登记'}`,
  },
  {
    'changes.none': () => 'nothing differs',
    'changes.added': (p) => `added  ${p.id}  ${p.title}`,
    'changes.removed': (p) => `removed  ${p.id}  ${p.title}`,
    'changes.changed': (p) => `changed  ${p.id}  ${p.title}: ${p.fields}`,
    'changes.category.added': (p) => `category added  ${p.title}`,
    'changes.category.removed': (p) => `category removed  ${p.title}`,
    'changes.regulation': (p) => `local regulation  ${p.before || 'none recorded'} → ${p.after || 'none recorded'}`,
  },
);

/** What `policy check` prints without --json. */
export const checkMessages = messages(
  {
    'check.ok': (p: { files: number }) => `检查了${p.files}个文件，没有发现问题`,
    'check.walked': (p: Walked) =>
      `走查了${p.procedures}个程序、${p.states}个状态（连同路径上的事实共${p.standings}种情形）、${p.ways}条路径`,
    'check.wrong': (p: { files: number; errors: number }) => `检查了${p.files}个文件，发现${p.errors}处问题：`,
    'golive.none': () => '现行的政策数据都已核对正式文本并由法制机构审签',
    'golive.some': (p: { n: number; day: string }) => `${p.day}现行、尚不能作为不利处理依据的有${p.n}份：`,
    'golive.files': () => '审签存在运行中的数据库里，不在文件里；运行中的系统用policy unverified查看。',
    'golive.official': () => '未核对正式文本',
    'golive.countersignature': () => '未经法制机构审签',
  },
  {
    'check.ok': (p) => `${counted(p.files, 'file')} checked, nothing wrong`,
    'check.walked': (p) =>
      `${counted(p.procedures, 'procedure')}, ${counted(p.states, 'state')} (${p.standings} with the facts of the way), ${counted(p.ways, 'way')} walked`,
    'check.wrong': (p) => `${counted(p.files, 'file')} checked, ${counted(p.errors, 'fault')}:`,
    'golive.none': () => 'all policy data in force is official and countersigned by the legal office',
    'golive.some': (p) => `${p.n} documents in force on ${p.day} can't carry an adverse effect yet:`,
    'golive.files': () => 'Signatures stand in the database of a running system, not in files: ask it with policy unverified.',
    'golive.official': () => 'not checked against the official text',
    'golive.countersignature': () => 'not countersigned by the legal office',
  },
);
