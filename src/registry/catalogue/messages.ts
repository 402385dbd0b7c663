import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** What the commands of the catalogue print without --json, and what a confirming person reads. */
export const catalogueMessages = messages(
  {
    'publish.describe': (p: { edition: string; day: string }) => `发布目录版本${p.edition}，${p.day}起施行`,
    drafted: (p: { edition: string; against: string }) =>
      `草稿${p.edition}已保存${p.against === '' ? '（以前没有发布过）' : `，与${p.against}相比：`}`,
    proposed: (p: { edition: string; day: string; proposal: string }) =>
      `${p.edition}（${p.day}起施行）已提请发布，等另一人确认：proposals confirm ${p.proposal}`,
    discarded: (p: { edition: string }) => `草稿${p.edition}已删除`,
    'drafts.none': () => '没有草稿',
    'drafts.line': (p: { edition: string; day: string; by: string }) => `${p.edition}  ${p.day}起施行  ${p.by}起草`,
    'changes.none': () => '没有不同',
    'changes.added': (p: { id: string; title: string }) => `增加  ${p.id}  ${p.title}`,
    'changes.removed': (p: { id: string; title: string }) => `删去  ${p.id}  ${p.title}`,
    'changes.changed': (p: { id: string; title: string; fields: string }) => `改动  ${p.id}  ${p.title}：${p.fields}`,
    'changes.category.added': (p: { title: string }) => `增加类别  ${p.title}`,
    'changes.category.removed': (p: { title: string }) => `删去类别  ${p.title}`,
    'changes.regulation': (p: { before: string; after: string }) =>
      `所依据的地方性法规  ${p.before || '没有登记'} → ${p.after || '没有登记'}`,
    'field.title': () => '名称',
    'field.nature': () => '性质',
    'field.legalBasis': () => '依据',
    'field.level': () => '公开级别',
    'field.updateCycle': () => '更新周期',
    'field.retention': () => '保存期限',
    'field.sourceOrgan': () => '来源机关',
    'field.organs': () => '指定的机关',
    'field.lists': () => '权责清单、公共服务清单',
  },
  {
    'publish.describe': (p) => `publishes edition ${p.edition} of the catalogue, in force from ${p.day}`,
    drafted: (p) =>
      `draft ${p.edition} stored${p.against === '' ? ' (none was published before)' : `; against ${p.against}:`}`,
    proposed: (p) => `${p.edition} (in force from ${p.day}) waits for a second person: proposals confirm ${p.proposal}`,
    discarded: (p) => `draft ${p.edition} deleted`,
    'drafts.none': () => 'no drafts',
    'drafts.line': (p) => `${p.edition}  in force from ${p.day}  by ${p.by}`,
    'changes.none': () => 'nothing differs',
    'changes.added': (p) => `added  ${p.id}  ${p.title}`,
    'changes.removed': (p) => `removed  ${p.id}  ${p.title}`,
    'changes.changed': (p) => `changed  ${p.id}  ${p.title}: ${p.fields}`,
    'changes.category.added': (p) => `category added  ${p.title}`,
    'changes.category.removed': (p) => `category removed  ${p.title}`,
    'changes.regulation': (p) => `local regulation  ${p.before || 'none recorded'} → ${p.after || 'none recorded'}`,
    'field.title': () => 'name',
    'field.nature': () => 'nature',
    'field.legalBasis': () => 'basis',
    'field.level': () => 'level',
    'field.updateCycle': () => 'update cycle',
    'field.retention': () => 'kept for',
    'field.sourceOrgan': () => 'source organ',
    'field.organs': () => 'organs assigned',
    'field.lists': () => 'lists of powers and of public services',
  },
);

/** What `policy check` prints without --json. */
export const checkMessages = messages(
  {
    'check.ok': (p: { files: number }) => `检查了${p.files}个文件，没有发现问题`,
    'check.wrong': (p: { files: number; errors: number }) => `检查了${p.files}个文件，发现${p.errors}处问题：`,
    'golive.none': () => '现行的政策数据都已核对正式文本并由法制机构签核',
    'golive.some': (p: { n: number; day: string }) => `${p.day}现行、尚不能作为不利处理依据的有${p.n}份：`,
    'golive.official': () => '未核对正式文本',
    'golive.countersignature': () => '未经法制机构签核',
  },
  {
    'check.ok': (p) => `${counted(p.files, 'file')} checked, nothing wrong`,
    'check.wrong': (p) => `${counted(p.files, 'file')} checked, ${counted(p.errors, 'fault')}:`,
    'golive.none': () => 'all policy data in force is official and countersigned by the legal office',
    'golive.some': (p) => `${p.n} documents in force on ${p.day} can't carry an adverse effect yet:`,
    'golive.official': () => 'not checked against the official text',
    'golive.countersignature': () => 'not countersigned by the legal office',
  },
);
