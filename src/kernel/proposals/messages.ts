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
    'proposals.decided': (p) => `Proposal ${p.id} was ${STATE_EN[p.state]}.`,
  },
);
