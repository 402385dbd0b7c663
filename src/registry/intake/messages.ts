import { counted, messages } from '../../kernel/i18n/index.ts';
import { findingsEn, findingsZh, type FindingKey, type Params } from './messages/findings.ts';
import type { RefusalCode } from './reading/refusals.ts';

type Text = (p: Params) => string;
type Page =
  | 'sheet.visible'
  | 'finding.at'
  | 'form.named'
  | 'form.describe'
  | 'form.proposed'
  | 'form.line'
  | 'form.written'
  | 'review.reason'
  | 'review.describe'
  | 'review.waits'
  | 'review.head'
  | 'review.changed'
  | 'review.field'
  | 'review.empty'
  | 'review.fresh'
  | 'review.mended'
  | 'review.back'
  | 'review.more'
  | 'returned.line'
  | 'returned.late'
  | 'returned.none'
  | 'returned.closed'
  | 'receipt.returns'
  | 'sheet.hidden'
  | 'receipt.head'
  | 'receipt.counts'
  | 'receipt.held'
  | 'receipt.urgent'
  | 'receipt.severity'
  | 'receipt.earlier'
  | 'receipt.dry'
  | 'receipt.unknown'
  | 'receipt.sheet'
  | 'receipt.hidden'
  | 'receipt.mends'
  | 'receipt.reason'
  | 'nil.done'
  | 'nil.earlier'
  | 'nil.acts'
  | 'recall.proposed'
  | 'recall.describe'
  | 'batches.none'
  | 'batches.line'
  | 'bench.intake';
type Key = FindingKey | `refuse.${RefusalCode}` | Page;

/** English: a parameter with its noun. */
const count = (p: Params, name: string, noun: string): string => counted(p[name] ?? 0, noun);

const zh: Record<Key, Text> = {
  ...findingsZh,
  'refuse.HEADING_MISSING': (p) => `前20行里没有找到表头，应当有：${p['columns']}`,
  'refuse.COLUMN_MISSING': (p) => `缺少“${p['column']}”列`,
  'refuse.COLUMN_TWICE': (p) => `“${p['column']}”列和另一列重复`,
  'refuse.SHEET_UNKNOWN': (p) => `没有名为“${p['sheet']}”的工作表，这个文件里有：${p['sheets']}`,
  'refuse.SHEET_UNSURE': (p) => `请指明收哪一张工作表：${p['sheets']}。命令后加“--sheet=工作表名”，接口填“sheet”一栏，然后再报`,
  'refuse.FORM_UNSURE': (p) => `请确认这张表是哪一种：${p['forms']}。命令后加“--form=编号”，接口填“form”一栏，然后再报`,
  'refuse.FORM_NONE': () => '表头和已有的各种表样都对不上，请核对文件；确实是新的表，请先登记表样',
  'refuse.AMOUNT_SHIFT': (p) =>
    `“${p['column']}”列的中位数是${p['given']}元，近来各批是${p['usual']}元，差了约${p['times']}倍，单位可能填错。核对无误的，命令后加“--amounts-checked”，接口填“amountsChecked”一栏，然后再报`,
  'finding.at': (p) => `“${p['column']}”：${p['what']}`,
  'form.describe': (p) => `启用表样“${p['id']}”的第${p['edition']}版，此后收到的文件按它读`,
  'form.proposed': (p) => `已提请启用表样“${p['id']}”的第${p['edition']}版，事项编号${p['proposal']}，要由另一人确认`,
  'form.line': (p) => `${p['id']}　第${p['edition']}版　${p['title']}`,
  'form.written': (p) => `表样“${p['id']}”已写到${p['file']}`,
  'review.reason': (p) => `第${p['number']}批报送审核`,
  'review.describe': (p) => `同意第${p['number']}批报送，收下它的各行`,
  'review.waits': (p) => `${p['file']}　第${p['number']}批　已收到，等另一人审核；审核以前没有收下任何一行，期限按今天收到计算`,
  'review.head': (p) => `第${p['number']}批，${p['sender']}报送，等待审核。同意以后会有下列变化：`,
  'review.changed': (p) => `第${p['row']}行　改　${p['name']}　${p['documentNo']}`,
  'review.field': (p) => `${p['name']}：${p['from']}→${p['to']}`,
  'review.empty': () => '（空）',
  'review.fresh': (p) => `第${p['row']}行　新　${p['name']}　${p['documentNo']}`,
  'review.mended': (p) => `第${p['row']}行　改好的是第${p['batch']}批第${p['of']}行　${p['name']}`,
  'review.back': (p) => `第${p['row']}行　退　${p['what']}　${p['code']}`,
  'review.more': (p) => `还有更多：--cursor ${p['cursor']}`,
  'returned.line': (p) => `第${p['batch']}批第${p['row']}行　${p['what']}　最迟${p['due']}改好再报，还有${p['days']}个工作日`,
  'returned.late': (p) => `第${p['batch']}批第${p['row']}行　${p['what']}　应在${p['due']}以前改好再报，已超期${p['days']}个工作日`,
  'returned.none': () => '没有退回未改的行',
  'returned.closed': (p) => `第${p['batch']}批第${p['row']}行已销号，不再重报`,
  'receipt.returns': (p) => `要改和退回的行请在${p['due']}以前改好再报`,
  'form.named': (p) => `“${p['title']}”（${p['id']}）`,
  'sheet.visible': (p) => `“${p['sheet']}”（表头在第${p['row']}行）`,
  'sheet.hidden': (p) => `“${p['sheet']}”（隐藏的工作表，表头在第${p['row']}行）`,
  'receipt.head': (p) => `${p['file']}　第${p['number']}批　已收到${p['at']}`,
  'receipt.counts': (p) =>
    `${p['read']}行：接受${p['accepted']}，替换${p['replaced']}，未变${p['unchanged']}，较旧${p['stale']}，等待登记${p['waiting']}，退回核对${p['returned']}，要改${p['rejected']}`,
  'receipt.held': (p) => `其中${p['n']}行等审核人员看过后再公示`,
  'receipt.urgent': (p) => `要改或退回的行里，最急的一条最迟${p['due']}，还有${p['n']}个工作日`,
  'receipt.severity': (p) => `${p['n']}条处罚没有写明失信严重程度，先按最短的期限公示；请作出机关核定后补充`,
  'receipt.earlier': () => '这个文件以前收过，下面是那一次的结果',
  'receipt.dry': () => '只是试算，没有收下任何一行',
  'receipt.sheet': (p) => `工作表“${p['sheet']}”，表头在第${p['row']}行`,
  'receipt.hidden': (p) => `工作表里有${p['n']}行是隐藏的，和其他行一样处理`,
  'receipt.mends': (p) => `这是第${p['number']}批改好后再报的行`,
  'receipt.unknown': (p) => `不认识的列没有收：${p['columns']}`,
  'receipt.reason': (p) => `${p['n']}行　${p['what']}`,
  'nil.done': (p) => `${p['month']}零报告已收到，编号${p['number']}`,
  'nil.earlier': (p) => `${p['month']}零报告以前已报，编号${p['number']}`,
  'nil.acts': (p) => `注意：这个月已收到本单位的${p['n']}条记录，零报告和这些记录都会列在统计里`,
  'recall.proposed': (p) => `已提出撤回第${p['number']}批（${p['records']}条记录），事项编号${p['proposal']}，要由另一人确认`,
  'recall.describe': (p) => `撤回第${p['number']}批：没有公示过的不再保留为记录，公示过的按误报停止公示`,
  'batches.none': () => '还没有收到过批次',
  'batches.line': (p) => `${p['number']}　${p['mapping']}　${p['file']}　${p['read']}行　${p['state']}`,
  'bench.intake': (p) =>
    `${p['what'] === 'acts' ? '行政行为' : '登记'}：每秒${p['rowsPerSecond']}行（目标${p['goal']}，${Number(p['rowsPerSecond']) >= Number(p['goal']) ? '达到' : '未达到'}，同一文件直接COPY每秒${p['copyRowsPerSecond']}行）；${p['rows']}行共${p['seconds']}秒；读取${p['read']}秒，核对${p['check']}秒，查找${p['resolve']}秒，写入${p['write']}秒，提交等${p['commit']}秒`,
};

const en: Record<Key, Text> = {
  ...findingsEn,
  'refuse.HEADING_MISSING': (p) => `No heading in the first 20 rows; wanted: ${p['columns']}`,
  'refuse.COLUMN_MISSING': (p) => `The column "${p['column']}" is missing`,
  'refuse.COLUMN_TWICE': (p) => `The column "${p['column']}" stands twice`,
  'refuse.SHEET_UNKNOWN': (p) => `There is no sheet "${p['sheet']}"; this file has: ${p['sheets']}`,
  'refuse.SHEET_UNSURE': (p) =>
    `Say which sheet is meant: ${p['sheets']}. Add --sheet NAME to the command, or the field sheet to the upload, and send again`,
  'refuse.FORM_UNSURE': (p) =>
    `please say which form this sheet has: ${p['forms']}. Add "--form=ID" to the command, or the field "form" over HTTP, and send again`,
  'refuse.FORM_NONE': () => 'the headings fit none of the known forms; check the file, or have the new form registered first',
  'refuse.AMOUNT_SHIFT': (p) =>
    `the median of "${p['column']}" is ${p['given']} yuan, of the last batches ${p['usual']} yuan: about ${p['times']} times apart, perhaps another unit. If it is right, add "--amounts-checked" to the command, or the field "amountsChecked" over HTTP, and send again`,
  'finding.at': (p) => `"${p['column']}": ${p['what']}`,
  'form.describe': (p) => `Put edition ${p['edition']} of the form "${p['id']}" in force: files are read by it from then on`,
  'form.proposed': (p) => `edition ${p['edition']} of the form "${p['id']}" is proposed as ${p['proposal']}; another person confirms it`,
  'form.line': (p) => `${p['id']}  edition ${p['edition']}  ${p['title']}`,
  'form.written': (p) => `the form "${p['id']}" was written to ${p['file']}`,
  'review.reason': (p) => `review of batch ${p['number']}`,
  'review.describe': (p) => `Accept batch ${p['number']} and take its rows`,
  'review.waits': (p) =>
    `${p['file']}  batch ${p['number']}  received and waiting for a second person; no row is taken before, and terms count from today`,
  'review.head': (p) => `batch ${p['number']}, sent by ${p['sender']}, waits for review. Accepted, it would change this:`,
  'review.changed': (p) => `row ${p['row']}  changed  ${p['name']}  ${p['documentNo']}`,
  'review.field': (p) => `${p['name']}: ${p['from']} → ${p['to']}`,
  'review.empty': () => '(empty)',
  'review.fresh': (p) => `row ${p['row']}  new  ${p['name']}  ${p['documentNo']}`,
  'review.mended': (p) => `row ${p['row']}  mends row ${p['of']} of batch ${p['batch']}  ${p['name']}`,
  'review.back': (p) => `row ${p['row']}  goes back  ${p['what']}  ${p['code']}`,
  'review.more': (p) => `More: --cursor ${p['cursor']}`,
  'returned.line': (p) =>
    `batch ${p['batch']}, row ${p['row']}  ${p['what']}  due again by ${p['due']}, ${count(p, 'days', 'working day')} left`,
  'returned.late': (p) =>
    `batch ${p['batch']}, row ${p['row']}  ${p['what']}  was due again by ${p['due']}, ${count(p, 'days', 'working day')} late`,
  'returned.none': () => 'no row waits to come again',
  'returned.closed': (p) => `row ${p['row']} of batch ${p['batch']} is closed and need not come again`,
  'receipt.returns': (p) => `Mend the rows that came back and send them again by ${p['due']}`,
  'form.named': (p) => `"${p['title']}" (${p['id']})`,
  'sheet.visible': (p) => `"${p['sheet']}" (heading in row ${p['row']})`,
  'sheet.hidden': (p) => `"${p['sheet']}" (hidden sheet, heading in row ${p['row']})`,
  'receipt.head': (p) => `${p['file']}  batch ${p['number']}  received ${p['at']}`,
  'receipt.counts': (p) =>
    `${count(p, 'read', 'row')}: ${p['accepted']} accepted, ${p['replaced']} replaced, ${p['unchanged']} unchanged, ${p['stale']} older than held, ${p['waiting']} waiting for a registration, ${p['returned']} returned, ${p['rejected']} to mend`,
  'receipt.held': (p) => `Held until a reviewer has looked: ${count(p, 'n', 'row')}`,
  'receipt.urgent': (p) => `Of the rows to mend, the most urgent is due on ${p['due']}: ${count(p, 'n', 'working day')} left`,
  'receipt.severity': (p) =>
    `Severity not stated: ${p['n']} of the penalties; shown for the shortest period until the deciding organ states it`,
  'receipt.earlier': () => 'This file came before; this is the result of that time',
  'receipt.dry': () => 'A trial only: no row was taken',
  'receipt.sheet': (p) => `Sheet "${p['sheet']}", heading in row ${p['row']}`,
  'receipt.hidden': (p) => `Hidden rows of the sheet were read like the others: ${p['n']}`,
  'receipt.mends': (p) => `These are mended rows of batch ${p['number']}`,
  'receipt.unknown': (p) => `Columns not known were not taken: ${p['columns']}`,
  'receipt.reason': (p) => `${count(p, 'n', 'row')}  ${p['what']}`,
  'nil.done': (p) => `The nil report for ${p['month']} is in, number ${p['number']}`,
  'nil.earlier': (p) => `The nil report for ${p['month']} came before, number ${p['number']}`,
  'nil.acts': (p) => `Note: this organ already has ${count(p, 'n', 'record')} for that month; both will show in the figures`,
  'recall.proposed': (p) =>
    `Proposed: recall of batch ${p['number']} (${count(p, 'records', 'record')}), number ${p['proposal']}; another person confirms`,
  'recall.describe': (p) => `Recall batch ${p['number']}: what was never on display is undone, what was is ended as sent in error`,
  'batches.none': () => 'No batch has come yet',
  'batches.line': (p) => `${p['number']}  ${p['mapping']}  ${p['file']}  ${count(p, 'read', 'row')}  ${p['state']}`,
  'bench.intake': (p) =>
    `${p['what']}: ${p['rowsPerSecond']} rows/s (goal ${p['goal']} ${Number(p['rowsPerSecond']) >= Number(p['goal']) ? 'reached' : 'not reached'}; raw COPY of the same file ${p['copyRowsPerSecond']} rows/s); ${count(p, 'rows', 'row')} in ${p['seconds']} s; read ${p['read']} s, check ${p['check']} s, resolve ${p['resolve']} s, write ${p['write']} s, commit and rest ${p['commit']} s`,
};

export const intakeMessages = messages(zh, en);
