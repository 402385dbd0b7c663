import { messages } from '../i18n/index.ts';

interface Line {
  id: string;
  description: string;
  reason: string;
  by: string;
  on: string;
}

const STATE_ZH = { confirmed: '已确认', refused: '未同意', withdrawn: '已撤回' };
const STATE_EN = { confirmed: 'confirmed', refused: 'refused', withdrawn: 'withdrawn' };
type Decision = keyof typeof STATE_ZH;

export const proposalMessages = messages(
  {
    'proposals.none': () => '没有待确认的事项。',
    'proposals.line': (p: Line) => `${p.id}　${p.description}　理由：${p.reason}　${p.by}于${p.on}提出`,
    'proposals.more': () => '还有更多事项未列出。',
    'proposals.came': () => '由另一人复核确认。',
    'state.open': () => '等待确认',
    'state.confirmed': () => STATE_ZH.confirmed,
    'state.refused': () => STATE_ZH.refused,
    'state.withdrawn': () => STATE_ZH.withdrawn,
    'column.description': () => '确认后会怎样',
    'column.reason': () => '理由',
    'column.proposedBy': () => '提出人',
    'column.proposedAt': () => '提出时间',
    'column.state': () => '状态',
    'column.decidedBy': () => '决定人',
    'column.decidedAt': () => '决定时间',
    'column.decisionReason': () => '决定的理由',
    'order.proposedAt': () => '按提出时间，最早的在前；同一时间的按编号',
    'filter.state.hint': () => '不选的是等待确认的',
    'column.organ': () => '机关',
    'column.proposalId': () => '编号',
    'proposals.decided': (p: { id: string; state: Decision }) => `事项${p.id}${STATE_ZH[p.state]}。`,
  },
  {
    'proposals.none': () => 'Nothing waits for a second person.',
    'proposals.line': (p) => `${p.id}  ${p.description}  Reason: ${p.reason}  Proposed by ${p.by} on ${p.on}`,
    'proposals.more': () => 'There are more than are listed here.',
    'proposals.came': () => 'A second person confirms or refuses this.',
    'state.open': () => 'open',
    'state.confirmed': () => STATE_EN.confirmed,
    'state.refused': () => STATE_EN.refused,
    'state.withdrawn': () => STATE_EN.withdrawn,
    'column.description': () => 'What follows',
    'column.reason': () => 'Reason',
    'column.proposedBy': () => 'Proposed by',
    'column.proposedAt': () => 'Proposed at',
    'column.state': () => 'State',
    'column.decidedBy': () => 'Decided by',
    'column.decidedAt': () => 'Decided at',
    'column.decisionReason': () => 'Reason of the decision',
    'order.proposedAt': () => 'by time of proposal, the earliest first; at the same time by id',
    'filter.state.hint': () => 'Those that wait, unless another is chosen',
    'column.organ': () => 'Organ',
    'column.proposalId': () => 'Number',
    'proposals.decided': (p) => `Proposal ${p.id} was ${STATE_EN[p.state]}.`,
  },
);
