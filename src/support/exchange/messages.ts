import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

interface Count {
  n: number;
}
interface StuckLine {
  id: string;
  organ: string;
  file: string;
  row: string;
  since: string;
  due: string;
  code: string;
}

export const exchangeMessages = messages(
  {
    'sent.none': () => '没有需要上报的记录。',
    'sent.file': (p: { number: string; n: number; day: string }) => `${p.number}：${p.day}的${p.n}条`,
    'sent.out': (p: Count) => `已送出${p.n}个文件。`,
    'sent.fault': (p: { fault: string }) => `有文件没有送出，稍后自动再送：${p.fault}`,
    'received.none': () => '没有收到新的文件。',
    'received.file': (p: { file: string; kind: string; rows: number; applied: number; problems: number }) =>
      `${p.file}（${p.kind}）：${p.rows}行，${p.applied}行有变化${p.problems === 0 ? '' : `，${p.problems}行对不上`}`,
    'received.earlier': (p: { file: string }) => `${p.file}：以前收到过，不再处理。`,
    'received.failed': (p: { file: string; reason: string }) => `${p.file}：不能处理（${p.reason}），已移到failed目录。`,
    'kind.receipt': () => '回执',
    'kind.returned': () => '返还数据',
    'kind.determinations': () => '名单和评价',
    'reason.MANIFEST_UNREADABLE': () => '清单文件不能读取',
    'reason.FILE_MISSING': () => '清单所指的文件不在',
    'reason.HASH': () => '文件与清单的校验值不符，可能没有传完',
    'reason.ROWS': () => '文件行数与清单不符',
    'reason.HEADING': () => '表头不认识',
    'reason.MAPPING': () => '没有这一种返还数据的对应表',
    'reason.REFUSED': () => '文件不能读取',
    'status.off': () => '没有开通上报：数据目录里没有exchange.json，任何数据都不送出。',
    'status.period': (p: { from: string; to: string }) => `${p.from}至${p.to}收到的记录：`,
    'status.none': () => '这一时段没有收到记录。',
    'status.row': (p: Record<string, string | number>) =>
      `${p['organ']}  ${p['day']}  报送${p['reported']}，待审${p['held']}，接受${p['accepted']}，待上报${p['due']}，已上报${p['sent']}，等回执${p['open']}，上级接收${p['receipted']}，重复${p['duplicate']}，退回${p['returned']}，正在公示${p['shown']}`,
    'status.stuck': (p: { unsent: number; unreceipted: number; unmended: number }) =>
      `超期：没有上报${p.unsent}条，没有回执${p.unreceipted}条，退回没有改正${p.unmended}条。`,
    'status.purpose': () => '逐条清单需要说明事由（--purpose）。',
    'status.file': (p: { number: string; rows: number; attempts: number; fault: string }) =>
      `等待送出：${p.number}，${p.rows}条，已试${p.attempts}次${p.fault === '' ? '' : `，${p.fault}`}`,
    'status.problems': (p: Count) => `上级来的文件中有${p.n}行对不上。`,
    'status.unaccompanied': (p: { names: string }) => `收件目录里有文件没有清单，不会处理：${p.names}`,
    'status.determinations': (p: Record<'received' | 'held' | 'returned', number>) =>
      `上级返还的名单和评价（不产生任何效果）：齐全${p.received}条，要素不全${p.held}条，名称代码不一致${p.returned}条。`,
    'stuck.unsent': (p: StuckLine) => `${p.id}  ${p.organ}  ${p.since}应上报，${p.due}已过，没有上报`,
    'stuck.unreceipted': (p: StuckLine) => `${p.id}  ${p.organ}  ${p.file}第${p.row}行，${p.since}上报，${p.due}已过，没有回执`,
    'stuck.unmended': (p: StuckLine) => `${p.id}  ${p.organ}  ${p.file}第${p.row}行，${p.since}退回（${p.code}），应于${p.due}前改正`,
    'stuck.more': () => '还有更多，见接口/api/v1/exchange/stuck。',
    'stage.reported': () => '报送',
    'stage.checked': () => '核查',
    'stage.accepted': () => '接受',
    'stage.sent': () => '上报',
    'stage.receipted': () => '回执',
    'stage.shown': () => '公示',
    'state.done': () => '完成',
    'state.waiting': () => '等待',
    'state.failed': () => '未通过',
    'state.not_needed': () => '不需要',
    'life.step': (p: { stage: string; state: string; on: string; why: string; due: string }) =>
      `${p.stage}：${p.state}${p.on === '' ? '' : `，${p.on}`}${p.why === '' ? '' : `（${p.why}）`}${p.due === '' ? '' : `，应于${p.due}前`}`,
    'life.late': () => '超期',
  },
  {
    'sent.none': () => 'Nothing to send up.',
    'sent.file': (p: { number: string; n: number; day: string }) => `${p.number}: ${counted(p.n, 'row')} of ${p.day}`,
    'sent.out': (p: Count) => `${counted(p.n, 'file')} sent.`,
    'sent.fault': (p: { fault: string }) => `A file did not go out and will be tried again: ${p.fault}`,
    'received.none': () => 'No new file has come.',
    'received.file': (p: { file: string; kind: string; rows: number; applied: number; problems: number }) =>
      `${p.file} (${p.kind}): ${counted(p.rows, 'row')}, ${p.applied} changed something${p.problems === 0 ? '' : `, ${p.problems} fitted nothing`}`,
    'received.earlier': (p: { file: string }) => `${p.file}: came before, nothing done again.`,
    'received.failed': (p: { file: string; reason: string }) =>
      `${p.file}: can't be worked through (${p.reason}); moved to the folder failed.`,
    'kind.receipt': () => 'receipt',
    'kind.returned': () => 'returned data',
    'kind.determinations': () => 'lists and evaluations',
    'reason.MANIFEST_UNREADABLE': () => 'the manifest can’t be read',
    'reason.FILE_MISSING': () => 'the file that the manifest names is not there',
    'reason.HASH': () => 'the file has not the hash of its manifest: perhaps it is not whole',
    'reason.ROWS': () => 'the file has not the number of rows of its manifest',
    'reason.HEADING': () => 'the heading is not known',
    'reason.MAPPING': () => 'there is no mapping for this kind of returned data',
    'reason.REFUSED': () => 'the file can’t be read',
    'status.off': () => 'The national leg is off: the data directory has no exchange.json, and nothing leaves.',
    'status.period': (p: { from: string; to: string }) => `Records received ${p.from} to ${p.to}:`,
    'status.none': () => 'No record was received in this period.',
    'status.row': (p: Record<string, string | number>) =>
      `${p['organ']}  ${p['day']}  reported ${p['reported']}, held ${p['held']}, accepted ${p['accepted']}, to be sent ${p['due']}, sent ${p['sent']}, without receipt ${p['open']}, accepted above ${p['receipted']}, duplicate ${p['duplicate']}, returned ${p['returned']}, on display ${p['shown']}`,
    'status.stuck': (p: { unsent: number; unreceipted: number; unmended: number }) =>
      `Past their day: ${p.unsent} not sent, ${p.unreceipted} without receipt, ${p.unmended} returned and not mended.`,
    'status.purpose': () => 'The list of them needs a purpose (--purpose).',
    'status.file': (p: { number: string; rows: number; attempts: number; fault: string }) =>
      `To go out: ${p.number}, ${counted(p.rows, 'row')}, tried ${p.attempts} times${p.fault === '' ? '' : `, ${p.fault}`}`,
    'status.problems': (p: Count) => `${counted(p.n, 'row')} of files from above fitted nothing.`,
    'status.unaccompanied': (p: { names: string }) => `Files in the inbox without a manifest, which nobody takes: ${p.names}`,
    'status.determinations': (p: Record<'received' | 'held' | 'returned', number>) =>
      `Lists and evaluations from above (without any effect): ${p.received} complete, ${p.held} lack a part, ${p.returned} with code and name that disagree.`,
    'stuck.unsent': (p: StuckLine) => `${p.id}  ${p.organ}  to be sent since ${p.since}, past ${p.due}, not sent`,
    'stuck.unreceipted': (p: StuckLine) => `${p.id}  ${p.organ}  ${p.file} row ${p.row}, sent ${p.since}, past ${p.due}, no receipt`,
    'stuck.unmended': (p: StuckLine) =>
      `${p.id}  ${p.organ}  ${p.file} row ${p.row}, returned ${p.since} (${p.code}), to be mended by ${p.due}`,
    'stuck.more': () => 'There are more: see /api/v1/exchange/stuck.',
    'stage.reported': () => 'reported',
    'stage.checked': () => 'checked',
    'stage.accepted': () => 'accepted',
    'stage.sent': () => 'sent up',
    'stage.receipted': () => 'receipted',
    'stage.shown': () => 'shown',
    'state.done': () => 'done',
    'state.waiting': () => 'waiting',
    'state.failed': () => 'failed',
    'state.not_needed': () => 'not needed',
    'life.step': (p: { stage: string; state: string; on: string; why: string; due: string }) =>
      `${p.stage}: ${p.state}${p.on === '' ? '' : `, ${p.on}`}${p.why === '' ? '' : ` (${p.why})`}${p.due === '' ? '' : `, by ${p.due}`}`,
    'life.late': () => 'late',
  },
);
