import { counted, messages } from '../i18n/index.ts';
import type { SheetFindingCode } from './findings.ts';
import type { TableRefusal } from './refusals.ts';

type Text = (p: Record<string, string | number>) => string;
type Key =
  | `refuse.${TableRefusal}`
  | `${SheetFindingCode}.what`
  | `${SheetFindingCode}.how`
  | 'ask.sheet'
  | 'ask.hidden'
  | 'mend.what'
  | 'mend.how'
  | 'mend.id'
  | 'mend.sheet'
  | 'mend.where';

const AS_XLSX = '请用WPS或Excel打开，点“文件”“另存为”，类型选“.xlsx”，再上传新文件';
const AS_XLSX_EN = 'Open it in WPS or Excel, choose File, Save as, type "Excel workbook (.xlsx)", and send the new file';

const zh: Record<Key, Text> = {
  'refuse.FILE_SIZE': (p) => `文件超过${p['limit']}MB，请拆分后再报`,
  'refuse.FILE_EMPTY': () => '文件是空的，或者没有一行内容',
  'refuse.GZIP_BROKEN': () => '压缩文件损坏，解不开',
  'refuse.ENCODING_UTF16': () => '文件是UTF-16编码，请另存为“CSV UTF-8”',
  'refuse.ENCODING_UNKNOWN': (p) => `文件既不是UTF-8也不是GB18030，第${p['line']}行附近有读不出的字，请另存为“CSV UTF-8”`,
  'refuse.CSV_BROKEN': (p) => `第${p['line']}行附近的引号没有成对，后面的内容分不清是哪一列`,
  'refuse.FILE_CHANGED': () => '文件在处理过程中变了，已停在变化以前的地方',
  'refuse.ROWS_TOO_MANY': (p) => `超过${p['limit']}行，请拆分后再报`,
  'refuse.COLUMNS_TOO_MANY': (p) => `第${p['row']}行的内容超过${p['limit']}列`,
  'refuse.WORKBOOK_ENCRYPTED': () => '工作簿设有打开密码，读不出来。请在WPS或Excel里取消密码，保存后再上传',
  'refuse.WORKBOOK_MACROS': () => `工作簿带有宏，不能收。${AS_XLSX}（存成.xlsx时宏会去掉）`,
  'refuse.WORKBOOK_OLD': () => `这是旧版Excel文件（.xls），读不出来。${AS_XLSX}`,
  'refuse.WORKBOOK_OLD_SLOW': () => `这个旧版Excel文件（.xls）太大或太复杂，没有读完。${AS_XLSX}`,
  'refuse.WORKBOOK_BINARY': () => `这是二进制工作簿（.xlsb），不能收。${AS_XLSX}`,
  'refuse.WORKBOOK_DAMAGED': () => '工作簿已损坏，读不完整。请在WPS或Excel里打开，检查后另存一份再上传',
  'refuse.WORKBOOK_UNPACKS': (p) =>
    `工作簿解压后大得异常（超过${p['limit']}MB，或者超过原来的${p['ratio']}倍），已停止读取。请把内容复制到新的工作簿再上传`,
  'refuse.WORKBOOK_PARTS': (p) => `工作簿里的部件超过${p['limit']}个。请只留数据，另存为新的工作簿再上传`,
  'refuse.WORKBOOK_MERGES': (p) => `工作表里的合并单元格超过${p['limit']}处。请取消合并后再上传`,
  'refuse.ROW_LONG': (p) => `第${p['row']}行附近，一格或一行超过${p['limit']}个字`,
  'refuse.OPEN_DOCUMENT': () => `这是OpenDocument表格（.ods），不能收。${AS_XLSX}`,
  'refuse.OTHER_DOCUMENT': () => '这是文档或演示文稿，不是表格。请上传Excel工作簿（.xlsx）或CSV',
  'refuse.ARCHIVE': () => '这是压缩包。请解压后上传里面的表格',
  'refuse.PDF': () => '这是PDF，不是表格。请上传Excel工作簿（.xlsx）或CSV',
  'refuse.WEB_PAGE': () => `这个文件其实是网页格式，不是Excel工作簿。${AS_XLSX}`,
  'refuse.JSON_WHOLE': () => '这是一个整体的JSON。请改成每行一个对象（JSON Lines）再上传',
  'refuse.JSON_NO_ROW': () => '文件里没有一行是完整的JSON对象',
  'FORMULA_NO_RESULT.what': (p) => `“${p['column']}”是公式，文件里没有算好的结果`,
  'FORMULA_NO_RESULT.how': () => '请在WPS或Excel里打开并保存一次，或者把公式粘贴成数值',
  'NUMBER_LOST.what': (p) => `“${p['column']}”被Excel当成了数字${p['text']}，第15位以后的数字已经丢失，找不回来`,
  'NUMBER_LOST.how': () => '请把整列设为“文本”后重新填写',
  'CELL_ERROR.what': (p) => `“${p['column']}”是错误值${p['text']}`,
  'CELL_ERROR.how': () => '请改成正确的内容',
  'CELL_LONG.what': (p) => `“${p['column']}”有${p['length']}个字，最多${p['limit']}个字`,
  'CELL_LONG.how': () => '请缩短后再报',
  'JSON_BROKEN.what': (p) => `第${p['line']}行不是完整的JSON（第${p['at']}个字符处）`,
  'JSON_BROKEN.how': () => '请由导出数据的系统重新导出这一行',
  'JSON_NOT_ROW.what': (p) => `第${p['line']}行是JSON，但不是一个对象`,
  'JSON_NOT_ROW.how': () => '每行写一个对象，即花括号里的一组名称和值',
  'JSON_KEY_TWICE.what': (p) => `第${p['line']}行里“${p['key']}”出现两次，取哪一个说不清`,
  'JSON_KEY_TWICE.how': () => '请只保留一个',
  'LINE_LONG.what': (p) => `第${p['line']}行超过${p['limit']}个字`,
  'LINE_LONG.how': () => '请检查这一行是否缺少换行，或者拆成几行',
  'ask.sheet': (p) => `这是“${p['table']}”表，工作表“${p['sheet']}”，表头在第${p['heading']}行，表头下有${p['rows']}行。对吗？`,
  'ask.hidden': (p) => `其中有${p['rows']}行是隐藏的，也会一起收下。`,
  'mend.what': () => '哪里不对',
  'mend.how': () => '怎么改',
  'mend.id': () => '行标识（请勿改动）',
  'mend.sheet': () => '要改的行',
  'mend.where': (p) => `“${p['column']}”：${p['what']}`,
};

const en: Record<Key, Text> = {
  'refuse.FILE_SIZE': (p) => `The file is larger than ${p['limit']} MB; split it`,
  'refuse.FILE_EMPTY': () => 'The file is empty, or no row of it has content',
  'refuse.GZIP_BROKEN': () => 'The compressed file is damaged',
  'refuse.ENCODING_UTF16': () => 'The file is UTF-16; save it as "CSV UTF-8"',
  'refuse.ENCODING_UNKNOWN': (p) => `The file is neither UTF-8 nor GB18030: unreadable near line ${p['line']}; save it as "CSV UTF-8"`,
  'refuse.CSV_BROKEN': (p) => `A quotation mark near line ${p['line']} has no partner; what follows can't be told apart`,
  'refuse.FILE_CHANGED': () => 'The file changed while it was read; work stopped before the change',
  'refuse.ROWS_TOO_MANY': (p) => `More than ${counted(p['limit'] ?? 0, 'row')}; split the file`,
  'refuse.COLUMNS_TOO_MANY': (p) => `Row ${p['row']} has content past ${counted(p['limit'] ?? 0, 'column')}`,
  'refuse.WORKBOOK_ENCRYPTED': () =>
    'The workbook has a password and cannot be read. Take the password off in WPS or Excel, save, and send it again',
  'refuse.WORKBOOK_MACROS': () => `The workbook has macros and is not taken. ${AS_XLSX_EN} (macros do not come along)`,
  'refuse.WORKBOOK_OLD': () => `This is an old Excel file (.xls) that cannot be read. ${AS_XLSX_EN}`,
  'refuse.WORKBOOK_OLD_SLOW': () => `This old Excel file (.xls) is too large or too complex; reading was stopped. ${AS_XLSX_EN}`,
  'refuse.WORKBOOK_BINARY': () => `This is a binary workbook (.xlsb), which is not taken. ${AS_XLSX_EN}`,
  'refuse.WORKBOOK_DAMAGED': () =>
    'The workbook is damaged and cannot be read whole. Open it in WPS or Excel, look through it, save a copy and send that',
  'refuse.WORKBOOK_UNPACKS': (p) =>
    `The workbook unpacks to an abnormal size (more than ${p['limit']} MB, or ${p['ratio']} times its own); reading was stopped. Copy its content into a new workbook and send that`,
  'refuse.WORKBOOK_PARTS': (p) =>
    `The workbook has more than ${counted(p['limit'] ?? 0, 'part')}. Keep the data only, save as a new workbook and send that`,
  'refuse.WORKBOOK_MERGES': (p) =>
    `The sheet has more than ${counted(p['limit'] ?? 0, 'merged range')}. Unmerge the cells and send it again`,
  'refuse.ROW_LONG': (p) => `Near row ${p['row']} a cell or row is longer than ${counted(p['limit'] ?? 0, 'character')}`,
  'refuse.OPEN_DOCUMENT': () => `This is an OpenDocument sheet (.ods), which is not taken. ${AS_XLSX_EN}`,
  'refuse.OTHER_DOCUMENT': () => 'This is a text document or a presentation, not a table. Send an Excel workbook (.xlsx) or CSV',
  'refuse.ARCHIVE': () => 'This is an archive. Unpack it and send the table in it',
  'refuse.PDF': () => 'This is a PDF, not a table. Send an Excel workbook (.xlsx) or CSV',
  'refuse.WEB_PAGE': () => `This file is a web page by content, not an Excel workbook. ${AS_XLSX_EN}`,
  'refuse.JSON_WHOLE': () => 'This is one whole JSON value. Send one object a line (JSON Lines)',
  'refuse.JSON_NO_ROW': () => 'No line of the file is a complete JSON object',
  'FORMULA_NO_RESULT.what': (p) => `"${p['column']}" is a formula without a stored result`,
  'FORMULA_NO_RESULT.how': () => 'Open and save it once in WPS or Excel, or paste the formula as a value',
  'NUMBER_LOST.what': (p) => `Excel took "${p['column']}" for the number ${p['text']}; the digits after the 15th are lost for good`,
  'NUMBER_LOST.how': () => 'Set the whole column to Text and type it again',
  'CELL_ERROR.what': (p) => `"${p['column']}" is the error value ${p['text']}`,
  'CELL_ERROR.how': () => 'Put the right content in its place',
  'CELL_LONG.what': (p) => `"${p['column']}" has ${counted(p['length'] ?? 0, 'character')}, at most ${p['limit']}`,
  'CELL_LONG.how': () => 'Shorten it and send it again',
  'JSON_BROKEN.what': (p) => `line ${p['line']} is not complete JSON (at character ${p['at']})`,
  'JSON_BROKEN.how': () => 'Let the system that exported the data export this line again',
  'JSON_NOT_ROW.what': (p) => `line ${p['line']} is JSON, but not an object`,
  'JSON_NOT_ROW.how': () => 'Write one object a line: names and values in braces',
  'JSON_KEY_TWICE.what': (p) => `line ${p['line']} has "${p['key']}" twice; which one holds cannot be told`,
  'JSON_KEY_TWICE.how': () => 'Keep one only',
  'LINE_LONG.what': (p) => `line ${p['line']} is longer than ${counted(p['limit'] ?? 0, 'character')}`,
  'LINE_LONG.how': () => 'Check whether it lacks a line end, or split it',
  'ask.sheet': (p) =>
    `This is the table "${p['table']}", sheet "${p['sheet']}", heading in row ${p['heading']}, ${counted(p['rows'] ?? 0, 'row')} below it. Is that right?`,
  'ask.hidden': (p) =>
    p['rows'] === 1 ? '1 of them is hidden and is taken as well.' : `${p['rows']} of them are hidden and are taken as well.`,
  'mend.what': () => 'What is wrong',
  'mend.how': () => 'How to mend it',
  'mend.id': () => 'Row mark (do not change)',
  'mend.sheet': () => 'Rows to mend',
  'mend.where': (p) => `"${p['column']}": ${p['what']}`,
};

/** Texts of reading and writing tables: refusals, findings, the one question about a sheet, headings of rows to mend. */
export const sheetMessages = messages(zh, en);
