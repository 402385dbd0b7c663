import { counted } from '../../../kernel/i18n/counted.ts';
import { messages } from '../../../kernel/i18n/types.ts';

interface Row {
  id: string;
  documentNo: string;
  heldFrom: string;
  givenBy: string;
  days: number;
}

export const comparisonMessages = messages(
  {
    none: () => '没有需要核对的来源差异。',
    row: (p: Row) => `${p.id}  ${p.documentNo}  现存内容由${p.heldFrom}报送，另由${p.givenBy}报送，已等候${p.days}天`,
    field: (p: { field: string; held: string; given: string }) => `    ${p.field}：现存“${p.held}”，另一来源“${p.given}”`,
    more: (p: { cursor: string }) => `还有更多：--cursor ${p.cursor}`,
    'answered.done': (p: { record: string }) => `已核对：${p.record}。`,
    'answered.proposed': (p: { proposal: string }) => `已提出更正，需要另一人确认：${p.proposal}。`,
    'proposal.given': (p: { reason: string }) =>
      `按另一来源的内容更正一条公示记录，理由：${p.reason}。更正后标明“已更正”，已登记的接收单位收到通知。`,
    source: (p: { organ: string; first: string; last: string; how: string }) =>
      `${p.organ}  ${p.first}首次收到，${p.last}最近收到  ${p.how}`,
    'source.held': () => '现存内容',
    'source.agrees': () => '一致',
    'source.differs': () => '有差异',
  },
  {
    none: () => 'No differences between lines wait for an answer.',
    row: (p) => `${p.id}  ${p.documentNo}  held from ${p.heldFrom}, also from ${p.givenBy}, waiting ${counted(p.days, 'day')}`,
    field: (p) => `    ${p.field}: held "${p.held}", given "${p.given}"`,
    more: (p) => `There are more: --cursor ${p.cursor}`,
    'answered.done': (p) => `Answered: ${p.record}.`,
    'answered.proposed': (p) => `Correction proposed; another person must confirm: ${p.proposal}.`,
    'proposal.given': (p) =>
      `Correct a displayed record to what the other line says, because: ${p.reason}. Then marked "corrected"; known recipients get a notice.`,
    source: (p) => `${p.organ}  first received ${p.first}, last ${p.last}  ${p.how}`,
    'source.held': () => 'what is held',
    'source.agrees': () => 'agrees',
    'source.differs': () => 'differs',
  },
);
