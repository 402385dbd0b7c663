import { messages } from '../../../kernel/i18n/types.ts';
import type { DisplayState } from '../types.ts';

interface Line {
  decided: string;
  documentNo: string;
  organ: string;
  state: string;
  version: number;
}

export const historyMessages = messages(
  {
    head: (p: { name: string; asOf: string; knownAt: number }) => `${p.name}，${p.asOf}的状况，按日志第${p.knownAt}号所知：`,
    unknown: () => '（当时尚未登记）',
    empty: () => '没有您可以查阅的记录。',
    partial: () => '只列出您的职责范围内各机关的记录。',
    line: (p: Line) => `${p.decided}  ${p.organ}  ${p.documentNo}  第${p.version}版  ${p.state}`,
    apart: (p: { name: string; id: string }) => `后来并入的一户，当时另有档案：${p.name}（id:${p.id}）`,
    'state.not_displayable': () => '不公示',
    'state.held': () => '待审',
    'state.pending': () => '尚未公示',
    'state.shown': () => '公示中',
    'state.shielded': () => '已屏蔽',
    'state.ended': () => '已停止公示',
    'state.withdrawn': () => '已撤回',
  },
  {
    head: (p) => `${p.name} as of ${p.asOf}, as known at number ${p.knownAt} of the journal:`,
    unknown: () => '(not registered then)',
    empty: () => 'No record that you may read.',
    partial: () => 'Only records of organs within your reach are listed.',
    line: (p) => `${p.decided}  ${p.organ}  ${p.documentNo}  version ${p.version}  ${p.state}`,
    apart: (p) => `merged into it since, with a file of its own then: ${p.name} (id:${p.id})`,
    'state.not_displayable': () => 'not for display',
    'state.held': () => 'held for review',
    'state.pending': () => 'not yet on display',
    'state.shown': () => 'on display',
    'state.shielded': () => 'shielded',
    'state.ended': () => 'display ended',
    'state.withdrawn': () => 'withdrawn',
  },
);

export function stateKey(state: DisplayState['state']): `state.${DisplayState['state']}` {
  return `state.${state}`;
}
