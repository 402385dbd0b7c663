import { counted } from '../../../kernel/i18n/counted.ts';
import { messages } from '../../../kernel/i18n/types.ts';

interface Named {
  name: string;
}

/** What the commands of policy documents print without --json, and what a person reads who signs or publishes one. */
export const publicationMessages = messages(
  {
    'sign.effect': (p: Named) => `以本人名义对“${p.name}”作法制审核审签，只对这一份文本有效。`,
    'sign.marks': (p: { n: number }) =>
      p.n === 0 ? '文件各处都已核对正式文本。' : `文件有${p.n}处没有核对正式文本，审签后仍不能作为不利处理的依据。`,
    'publish.effect': (p: Named & { day: string }) => `发布“${p.name}”，${p.day}起施行；发布以后不能改，只能再出新版本。`,
    'publish.changes': (p: { added: number; removed: number; changed: number }) =>
      `与前一版相比：增加${p.added}处，删去${p.removed}处，改动${p.changed}处。`,
    'step.published': () => '这份文件已经发布，只能用“审签已发布的文件”这一步。',
    'step.draft': () => '这份文件还是草稿，要先经法制审核，再由另一人发布。',
    drafted: (p: Named & { against: string }) =>
      `草稿${p.name}已保存${p.against === '' ? '（以前没有发布过）' : `，与${p.against}版相比：`}`,
    proposed: (p: Named & { number: string; day: string; command: string }) =>
      `${p.name}（${p.day}起施行）已提请，编号${p.number}，等法制机构审签：${p.command}`,
    discarded: (p: Named) => `草稿${p.name}已删除`,
    'drafts.none': () => '没有草稿',
    'drafts.line': (p: Named & { day: string; by: string }) => `${p.name}  ${p.day}起施行  ${p.by}起草`,
    'changes.none': () => '没有不同',
    'change.added': (p: Change) => `增加  ${p.path}${titled(p)}：${p.after}`,
    'change.removed': (p: Change) => `删去  ${p.path}${titled(p)}：${p.before}`,
    'change.changed': (p: Change) => `改动  ${p.path}${titled(p)}：${p.before} → ${p.after}`,
  },
  {
    'sign.effect': (p) => `Countersigns "${p.name}" in your own name; it holds for this text alone.`,
    'sign.marks': (p) =>
      p.n === 0
        ? 'Every part of it was compared with the official text.'
        : `${counted(p.n, 'part')} of it not compared with the official text: signed, it still carries no adverse effect.`,
    'publish.effect': (p) => `Publishes "${p.name}", in force from ${p.day}; once published it never changes, a new edition follows it.`,
    'publish.changes': (p) => `Against the edition before: ${p.added} added, ${p.removed} removed, ${p.changed} changed.`,
    'step.published': () => 'This document is published already: it can only be countersigned as such.',
    'step.draft': () => 'This document is a draft: the legal office countersigns it, then another person publishes it.',
    drafted: (p) => `draft ${p.name} stored${p.against === '' ? ' (none was published before)' : `; against edition ${p.against}:`}`,
    proposed: (p) => `${p.name} (in force from ${p.day}) is proposed as ${p.number}; the legal office countersigns it: ${p.command}`,
    discarded: (p) => `draft ${p.name} deleted`,
    'drafts.none': () => 'no drafts',
    'drafts.line': (p) => `${p.name}  in force from ${p.day}  by ${p.by}`,
    'changes.none': () => 'nothing differs',
    'change.added': (p) => `added  ${p.path}${titled(p)}: ${p.after}`,
    'change.removed': (p) => `removed  ${p.path}${titled(p)}: ${p.before}`,
    'change.changed': (p) => `changed  ${p.path}${titled(p)}: ${p.before} -> ${p.after}`,
  },
);

interface Change {
  path: string;
  title: string;
  before: string;
  after: string;
}

function titled({ title }: Change): string {
  return title === '' ? '' : `  ${title}`;
}
