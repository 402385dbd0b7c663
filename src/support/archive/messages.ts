import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';
import { exportColumns } from './messages-columns.ts';

export const archiveMessages = messages(
  {
    ...exportColumns.zh,
    'export.sheet': () => '记录',
    'export.title': (p: { at: string; n: number; purpose: string }) =>
      `截至${p.at}，共${p.n}条；用途：${p.purpose}。这些记录更正、撤回或停止公示的，会通知导出单位；公示期满后请不要再使用。`,
    'export.large': (p: { limit: number }) => `${p.limit}条`,
    'command.none': () => '没有符合条件的记录',
    'command.item': (p: { item: string }) => `目录信息项：${p.item}`,
    'command.rule': (p: { rule: string }) => `公示规则：${p.rule}`,
    'command.named': (p: { title: string; code: string }) => `${p.title}（${p.code}）`,
    'command.exported': (p: { file: string; rows: number; disclosure: string }) =>
      `已把${p.rows}条记录写到${p.file}，对外提供登记号${p.disclosure}`,
    'command.line': (p: { decided: string; kind: string; documentNo: string; subject: string; display: string; id: string }) =>
      `${p.decided}　${p.kind}　${p.documentNo}　${p.subject}　${p.display}　${p.id}`,
    'command.total': (p: { n: number; more: string; asOf: string }) => `截至${p.asOf}：${p.n}${p.more}条`,
    'display.not_displayable': () => '不公示',
    'display.held': () => '待审',
    'display.pending': () => '未到公示日',
    'display.shown': () => '公示中',
    'display.shielded': () => '屏蔽中',
    'display.ended': () => '已停止公示',
    'display.withdrawn': () => '已撤回',
    'mark.objection': () => '存在异议',
    'mark.corrected': () => '已更正',
    'mark.stayed': () => '停止执行',
    'mark.shielded': () => '屏蔽',
    'mark.late': () => '迟报',
    'mark.provisional': () => '期限暂定',
    'mark.severity-missing': () => '未填情节',
  },
  {
    ...exportColumns.en,
    'export.sheet': () => 'Records',
    'export.title': (p: { at: string; n: number; purpose: string }) =>
      `As of ${p.at}, ${p.n} records; purpose: ${p.purpose}. The organ that exported them is told when one is corrected, withdrawn or taken off display; do not use a record after its last day.`,
    'export.large': (p: { limit: number }) => `${p.limit} records`,
    'command.none': () => 'No record fits',
    'command.item': (p) => `Item of the catalogue: ${p.item}`,
    'command.rule': (p) => `Rules of display: ${p.rule}`,
    'command.named': (p) => `${p.title} (${p.code})`,
    'command.exported': (p: { file: string; rows: number; disclosure: string }) =>
      `${counted(p.rows, 'record')} written to ${p.file}, noted as disclosure ${p.disclosure}`,
    'command.line': (p: { decided: string; kind: string; documentNo: string; subject: string; display: string; id: string }) =>
      `${p.decided}  ${p.kind}  ${p.documentNo}  ${p.subject}  ${p.display}  ${p.id}`,
    'command.total': (p: { n: number; more: string; asOf: string }) => `As of ${p.asOf}: ${p.n}${p.more} records`,
    'display.not_displayable': () => 'not displayed',
    'display.held': () => 'held for review',
    'display.pending': () => 'not yet on display',
    'display.shown': () => 'on display',
    'display.shielded': () => 'shielded',
    'display.ended': () => 'display ended',
    'display.withdrawn': () => 'withdrawn',
    'mark.objection': () => 'under objection',
    'mark.corrected': () => 'corrected',
    'mark.stayed': () => 'enforcement stayed',
    'mark.shielded': () => 'shielded',
    'mark.late': () => 'reported late',
    'mark.provisional': () => 'provisional due day',
    'mark.severity-missing': () => 'severity not stated',
  },
);
