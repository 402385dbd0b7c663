import { messages } from '../../../kernel/i18n/types.ts';
import type { LinkKind } from './types.ts';

interface Change {
  kind: string;
  day: string;
  document: string;
}
interface Line {
  kind: string;
  name: string;
  since: string;
  until: string;
  document: string;
}

export const successionMessages = messages(
  {
    'kind.absorbed': () => '吸收合并',
    'kind.merged': () => '新设合并',
    'kind.divided': () => '分立',
    'kind.converted': () => '改制、类型变更',
    'kind.from_individual': () => '个转企',
    'kind.branch': () => '分支机构',
    'propose.link': (p: Change) => `登记承接或者隶属关系：${p.kind}，自${p.day}，依据${p.document}。各自的记录不移动。`,
    'propose.unlink': (p: Change) => `结束承接或者隶属关系：${p.kind}，到${p.day}，依据${p.document}。`,
    'propose.operator': (p: Change) => `登记个体工商户经营者变更，自${p.day}，依据${p.document}。不记姓名。`,
    proposed: (p: { proposal: string }) => `已提出，需要另一人确认：${p.proposal}。`,
    none: () => '没有承接、隶属关系。',
    to: (p: Line) => `${p.kind} → ${p.name}  ${p.since}起${p.until}  ${p.document}`,
    from: (p: Line) => `${p.kind} ← ${p.name}  ${p.since}起${p.until}  ${p.document}`,
    until: (p: { day: string }) => `，${p.day}止`,
    operator: (p: { no: number; since: string; until: string }) => `第${p.no}任经营者：${p.since}至${p.until}`,
    beginning: () => '开业',
    present: () => '今',
  },
  {
    'kind.absorbed': () => 'absorbed into',
    'kind.merged': () => 'merged into a new body',
    'kind.divided': () => 'divided',
    'kind.converted': () => 'converted',
    'kind.from_individual': () => 'from individual business to enterprise',
    'kind.branch': () => 'branch',
    'propose.link': (p) => `Record the link "${p.kind}" since ${p.day}, by ${p.document}. Each body keeps its records.`,
    'propose.unlink': (p) => `End the link "${p.kind}" on ${p.day}, by ${p.document}.`,
    'propose.operator': (p) =>
      `Record that the operator of the individual business changed on ${p.day}, by ${p.document}. No name is kept.`,
    proposed: (p) => `Proposed; another person must confirm: ${p.proposal}.`,
    none: () => 'No links.',
    to: (p) => `${p.kind} → ${p.name}  since ${p.since}${p.until}  ${p.document}`,
    from: (p) => `${p.kind} ← ${p.name}  since ${p.since}${p.until}  ${p.document}`,
    until: (p) => `, until ${p.day}`,
    operator: (p) => `operator ${p.no}: ${p.since} to ${p.until}`,
    beginning: () => 'the beginning',
    present: () => 'now',
  },
);

export function kindKey(kind: LinkKind): `kind.${LinkKind}` {
  return `kind.${kind}`;
}
