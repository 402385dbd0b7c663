import { counted, messages } from '../../kernel/i18n/index.ts';
import type { FindingCode } from './fates.ts';
import type { RefusalCode } from './refusals.ts';

export type Params = Record<string, string | number>;
type Text = (p: Params) => string;
/** what: what is wrong; how: what to do. Texts of ux.md §6.6; each code of the table has both. */
type FindingKey = `${FindingCode}.what` | `${FindingCode}.how`;
type Page =
  | 'sheet.visible'
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
  'MISSING_FIELD.what': () => '这一格没有填',
  'MISSING_FIELD.how': () => '请对照文书补填',
  'BAD_DATE.what': (p) => `日期“${p['given']}”读不出来，或者没有这一天`,
  'BAD_DATE.how': () => '请写成2026-11-24这样的日期',
  'DATE_FUTURE.what': (p) => `决定日期${p['date']}还没到`,
  'DATE_FUTURE.how': () => '请对照文书更正',
  'BAD_AMOUNT.what': (p) => `金额“${p['given']}”读不出来`,
  'BAD_AMOUNT.how': () => '请只填数字，单位按列名（万元），小数不超过6位',
  'BAD_VALUE.what': (p) => `“${p['given']}”不在可以填的内容里`,
  'BAD_VALUE.how': () => '请按模板列出的内容填写',
  'TOO_LONG.what': (p) => `内容有${p['length']}个字，最多${p['limit']}个字`,
  'TOO_LONG.how': () => '请缩短后再报',
  'TEXT_UNUSABLE.what': () => '内容里有无法保存的字符（空字符或不完整的字符）',
  'TEXT_UNUSABLE.how': () => '请删去后重新录入这一格',
  'ROW_SHAPE.what': (p) => `这一行有${p['cells']}格，表头有${p['columns']}列`,
  'ROW_SHAPE.how': () => '请检查多出或缺少的格，内容里有逗号的要加引号',
  'ROW_UNREADABLE.what': () => '这一行不是完整的JSON对象，或者同一个名称出现两次，读不出来',
  'ROW_UNREADABLE.how': () => '请由导出数据的系统重新导出这一行',
  'CELL_ERROR.what': (p) => (p['given'] === '' ? '这一格是公式，文件里没有算好的结果' : `这一格是错误值${p['given']}`),
  'CELL_ERROR.how': () => '请填上正确的内容；是公式的，先在WPS或Excel里打开并保存一次，或者粘贴成数值',
  'LENGTH.what': (p) => `统一社会信用代码是18位，表里是${p['length']}位`,
  'LENGTH.how': () => '请对照许可或处罚文书更正',
  'CHARSET.what': (p) =>
    `第${p['position']}位“${p['character']}”不会出现在代码里（代码不用字母I、O、S、V、Z和小写字母）`,
  'CHARSET.how': () => '我们没有替您改，请对照许可或处罚文书更正',
  'CHECK18.what': (p) => `第18位应为${p['expect']}，表里是${p['got']}`,
  'CHECK18.how': () => '请对照许可或处罚文书更正，不要只改最后一位',
  'CHECK_ORG.what': () => '代码第9至17位（组织机构代码）校验不符',
  'CHECK_ORG.how': () => '请对照许可或处罚文书更正',
  'SENTINEL.what': () => '这一串是“没有代码”的占位，不是某家企业的代码',
  'SENTINEL.how': () => '请填写真实的统一社会信用代码',
  'SCIENTIFIC.what': (p) => `Excel把这一格当成数字，变成了${p['text']}，后几位已经丢失，找不回来`,
  'SCIENTIFIC.how': () => '请把整列设为“文本”后重新填写',
  'NATURAL_PERSON.what': () => '自然人的行政行为不归集',
  'NATURAL_PERSON.how': () => '请删去这一行',
  'AMOUNT_UNIT.what': (p) => `处罚内容写“${p['stated']}元”，金额列是${p['given']}，等于${p['given']}万元`,
  'AMOUNT_UNIT.how': (p) => `如果处罚内容没有写错，请填${p['instead']}`,
  'DUPLICATE_IN_FILE.what': (p) => `和第${p['other']}行是同一份文书`,
  'DUPLICATE_IN_FILE.how': () => '请只保留一行',
  'ORG_NOT_YOURS.what': (p) => `作出决定的机关“${p['organ']}”不是您报送的单位`,
  'ORG_NOT_YOURS.how': () => '请核对机关名称和代码，或者由该单位报送',
  'NAME_CODE.what': (p) => `代码属于“${p['registered']}”（${p['asOf']}的登记），表里的名称是“${p['given']}”`,
  'NAME_CODE.how': () => '两者一致才能记到一家企业名下，已退回，请对照决定书核实',
  'AMBIGUOUS_CODE.what': () => '这个代码登记了不止一家，还没有核清',
  'AMBIGUOUS_CODE.how': () => '登记机关答复以前不能记到任何一家名下，已退回',
  'SHOWN_NEEDS_CORRECTION.what': () => '这条信息已经公示过，内容和表里不同',
  'SHOWN_NEEDS_CORRECTION.how': () => '公示后的变动要按更正、变更或撤回办理，不能重报覆盖',
  'CODE_NOT_HELD.what': () => '代码格式正确，这里还没有这家主体的登记',
  'CODE_NOT_HELD.how': () => '已收下，期限照常计算，登记信息到后自动记入，不用重报',
  'OLDER_THAN_HELD.what': () => '这一行比已有的内容旧',
  'OLDER_THAN_HELD.how': () => '已有较新的内容，不用重报',
  'IDENTITY_IN_TEXT.what': (p) => `“${p['column']}”里可能有一个身份证件号码`,
  'IDENTITY_IN_TEXT.how': () => held.zh,
  'PHONE_IN_TEXT.what': (p) => `“${p['column']}”里可能有一个电话号码`,
  'PHONE_IN_TEXT.how': () => held.zh,
  'ACCOUNT_IN_TEXT.what': (p) => `“${p['column']}”里可能有一个银行账号`,
  'ACCOUNT_IN_TEXT.how': () => held.zh,
  'PLATE_IN_TEXT.what': (p) => `“${p['column']}”里可能有一个车牌号`,
  'PLATE_IN_TEXT.how': () => held.zh,
  'PERSON_IN_TEXT.what': (p) => `“${p['column']}”里可能有一个人名`,
  'PERSON_IN_TEXT.how': () => held.zh,
  'SECRECY_MARK.what': (p) => `“${p['column']}”里有涉密或不公开的字样`,
  'SECRECY_MARK.how': () => held.zh,
  'AMOUNT_WORDS.what': (p) => `处罚内容写的金额和“${p['column']}”列不同`,
  'AMOUNT_WORDS.how': () => '已收下，期限照常计算；审核人员核对后再公示。您也可以更正后再报',
  'DOCUMENT_HELD_BEFORE.what': () => '以前的批次里有同一文号的文书：决定日期不同，或者按误报撤回过',
  'DOCUMENT_HELD_BEFORE.how': () => '已收下，期限照常计算；审核人员核对后再公示',
  'refuse.FILE_SIZE': (p) => `文件超过${p['limit']}MB，请分成几个文件`,
  'refuse.FILE_EMPTY': () => '文件是空的，或者表头下面没有一行数据',
  'refuse.GZIP_BROKEN': () => '压缩文件损坏，解不开',
  'refuse.ENCODING_UTF16': () => '文件是UTF-16编码，请另存为“CSV UTF-8”',
  'refuse.ENCODING_UNKNOWN': (p) =>
    `文件既不是UTF-8也不是GB18030，第${p['line']}行附近有读不出的字，请另存为“CSV UTF-8”`,
  'refuse.CSV_BROKEN': (p) => `第${p['line']}行附近的引号没有成对，后面的内容分不清是哪一列`,
  'refuse.ROWS_TOO_MANY': (p) => `超过${p['limit']}行，请分成几个文件`,
  'refuse.HEADING_MISSING': (p) => `前20行里没有找到表头，应当有：${p['columns']}`,
  'refuse.COLUMN_MISSING': (p) => `缺少“${p['column']}”列`,
  'refuse.COLUMN_TWICE': (p) => `“${p['column']}”列和另一列重复`,
  'refuse.SHEET_UNKNOWN': (p) => `没有名为“${p['sheet']}”的工作表，这个文件里有：${p['sheets']}`,
  'refuse.SHEET_UNSURE': (p) =>
    `请指明收哪一张工作表：${p['sheets']}。命令后加“--sheet=工作表名”，接口填“sheet”一栏，然后再报`,
  'refuse.FILE_CHANGED': () => '文件在处理过程中变了，已停在变化以前的地方',
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
  'recall.proposed': (p) =>
    `已提出撤回第${p['number']}批（${p['records']}条记录），事项编号${p['proposal']}，要由另一人确认`,
  'recall.describe': (p) => `撤回第${p['number']}批：没有公示过的不再保留为记录，公示过的按误报停止公示`,
  'batches.none': () => '还没有收到过批次',
  'batches.line': (p) => `${p['number']}　${p['mapping']}　${p['file']}　${p['read']}行　${p['state']}`,
  'bench.intake': (p) =>
    `${p['what'] === 'acts' ? '行政行为' : '登记'}：每秒${p['rowsPerSecond']}行（目标${p['goal']}，同一文件直接COPY每秒${p['copyRowsPerSecond']}行）；${p['rows']}行共${p['seconds']}秒；读取${p['read']}秒，核对${p['check']}秒，查找${p['resolve']}秒，写入${p['write']}秒，提交等${p['commit']}秒`,
  'WITHDRAWN_BEFORE.what': (p) => `这条信息已于${p['on']}撤回`,
  'WITHDRAWN_BEFORE.how': () => '决定已经变更、撤销、确认违法或者无效的，不能重报；有新的决定的，按新的文书报送',
};

const held = {
  zh: '已收下，期限照常计算；审核人员看过后再公示。您也可以删去后再报',
  en: 'The row is in and its deadline runs; a reviewer looks before display. You can also remove it and send again',
};

const en: Record<Key, Text> = {
  'MISSING_FIELD.what': () => 'this cell is empty',
  'MISSING_FIELD.how': () => 'Fill it in from the document',
  'BAD_DATE.what': (p) => `the date "${p['given']}" can't be read or does not exist`,
  'BAD_DATE.how': () => 'Write dates as 2026-11-24',
  'DATE_FUTURE.what': (p) => `the decision date ${p['date']} is in the future`,
  'DATE_FUTURE.how': () => 'Correct it from the document',
  'BAD_AMOUNT.what': (p) => `the amount "${p['given']}" can't be read`,
  'BAD_AMOUNT.how': () => 'Enter a plain figure in the unit of the heading (10,000 yuan), with at most 6 decimals',
  'BAD_VALUE.what': (p) => `"${p['given']}" is not one of the values of this column`,
  'BAD_VALUE.how': () => 'Use a value that the template lists',
  'TOO_LONG.what': (p) => `the text has ${count(p, 'length', 'character')}, at most ${p['limit']} fit`,
  'TOO_LONG.how': () => 'Shorten it and send it again',
  'TEXT_UNUSABLE.what': () => 'the text holds characters that cannot be stored (NUL or half a character)',
  'TEXT_UNUSABLE.how': () => 'Delete them and type the cell again',
  'ROW_SHAPE.what': (p) => `the row has ${count(p, 'cells', 'cell')}, the heading ${count(p, 'columns', 'column')}`,
  'ROW_SHAPE.how': () => 'Look for a cell too many or too few; text with commas needs quotation marks',
  'ROW_UNREADABLE.what': () => 'the line is not a complete JSON object, or has a name twice; it cannot be read',
  'ROW_UNREADABLE.how': () => 'Let the system that exported the data export this line again',
  'CELL_ERROR.what': (p) =>
    p['given'] === '' ? 'the cell is a formula without a stored result' : `the cell is the error value ${p['given']}`,
  'CELL_ERROR.how': () =>
    'Put the right content in; a formula: open and save the file once in WPS or Excel, or paste it as a value',
  'LENGTH.what': (p) => `a code has 18 characters, the sheet has ${p['length']}`,
  'LENGTH.how': () => 'Correct it from the document',
  'CHARSET.what': (p) =>
    `"${p['character']}" at position ${p['position']} never occurs in a code (I, O, S, V, Z and small letters are not used)`,
  'CHARSET.how': () => 'We have not changed it; correct it from the document',
  'CHECK18.what': (p) => `character 18 should be ${p['expect']}, the sheet has ${p['got']}`,
  'CHECK18.how': () => 'Correct it from the document; do not just change the last character',
  'CHECK_ORG.what': () => 'characters 9 to 17 (the organisation code) do not fit together',
  'CHECK_ORG.how': () => 'Correct it from the document',
  'SENTINEL.what': () => 'this string stands for "no code" and belongs to no business',
  'SENTINEL.how': () => 'Enter the real unified social credit code',
  'SCIENTIFIC.what': (p) =>
    `Excel took the cell for a number and turned it into ${p['text']}; the last digits are lost`,
  'SCIENTIFIC.how': () => 'Set the whole column to Text and type it again',
  'NATURAL_PERSON.what': () => 'acts on natural persons are not collected',
  'NATURAL_PERSON.how': () => 'Delete this row',
  'AMOUNT_UNIT.what': (p) =>
    `the text says "${p['stated']} yuan", the amount column ${p['given']}, which means ${p['given']} × 10,000 yuan`,
  'AMOUNT_UNIT.how': (p) => `If the text is right, enter ${p['instead']}`,
  'DUPLICATE_IN_FILE.what': (p) => `same document as row ${p['other']}`,
  'DUPLICATE_IN_FILE.how': () => 'Keep one row only',
  'ORG_NOT_YOURS.what': (p) => `the organ "${p['organ']}" is not one you report for`,
  'ORG_NOT_YOURS.how': () => 'Check its name and code, or let that organ report',
  'NAME_CODE.what': (p) =>
    `the code belongs to "${p['registered']}" (register of ${p['asOf']}), the sheet says "${p['given']}"`,
  'NAME_CODE.how': () => 'A record is attached only when both agree; returned, please check the decision',
  'AMBIGUOUS_CODE.what': () => 'more than one body is registered with this code, and this is not settled yet',
  'AMBIGUOUS_CODE.how': () => 'Until the registering organ answers it is attached to none of them; returned',
  'SHOWN_NEEDS_CORRECTION.what': () => 'this record has been on display, and the sheet differs from it',
  'SHOWN_NEEDS_CORRECTION.how': () =>
    'After display a change is a correction, a variation or a withdrawal, not a new report',
  'CODE_NOT_HELD.what': () => 'the code is well formed, but its body is not registered here yet',
  'CODE_NOT_HELD.how': () => 'The row is in and its deadline runs; it attaches by itself when the registration comes',
  'OLDER_THAN_HELD.what': () => 'this row is older than what is held',
  'OLDER_THAN_HELD.how': () => 'Newer content is here; nothing to do',
  'IDENTITY_IN_TEXT.what': (p) => `"${p['column']}" may contain an identity number`,
  'IDENTITY_IN_TEXT.how': () => held.en,
  'PHONE_IN_TEXT.what': (p) => `"${p['column']}" may contain a telephone number`,
  'PHONE_IN_TEXT.how': () => held.en,
  'ACCOUNT_IN_TEXT.what': (p) => `"${p['column']}" may contain a bank account number`,
  'ACCOUNT_IN_TEXT.how': () => held.en,
  'PLATE_IN_TEXT.what': (p) => `"${p['column']}" may contain a number plate`,
  'PLATE_IN_TEXT.how': () => held.en,
  'PERSON_IN_TEXT.what': (p) => `"${p['column']}" may contain a person's name`,
  'PERSON_IN_TEXT.how': () => held.en,
  'SECRECY_MARK.what': (p) => `"${p['column']}" bears a mark of secrecy`,
  'SECRECY_MARK.how': () => held.en,
  'AMOUNT_WORDS.what': (p) => `the amount in the text differs from the column "${p['column']}"`,
  'AMOUNT_WORDS.how': () =>
    'The row is in and its deadline runs; a reviewer compares before display. You can also correct it and send again',
  'DOCUMENT_HELD_BEFORE.what': () =>
    'an earlier batch holds a document of the same number: with another decision date, or taken back as sent in error',
  'DOCUMENT_HELD_BEFORE.how': () => 'The row is in and its deadline runs; a reviewer compares before display',
  'refuse.FILE_SIZE': (p) => `The file is larger than ${p['limit']} MB; split it`,
  'refuse.FILE_EMPTY': () => 'The file is empty or has no row below its heading',
  'refuse.GZIP_BROKEN': () => 'The compressed file is damaged',
  'refuse.ENCODING_UTF16': () => 'The file is UTF-16; save it as "CSV UTF-8"',
  'refuse.ENCODING_UNKNOWN': (p) =>
    `The file is neither UTF-8 nor GB18030: unreadable near line ${p['line']}; save it as "CSV UTF-8"`,
  'refuse.CSV_BROKEN': (p) =>
    `A quotation mark near line ${p['line']} has no partner; what follows can't be told apart`,
  'refuse.ROWS_TOO_MANY': (p) => `More than ${count(p, 'limit', 'row')}; split the file`,
  'refuse.HEADING_MISSING': (p) => `No heading in the first 20 rows; wanted: ${p['columns']}`,
  'refuse.COLUMN_MISSING': (p) => `The column "${p['column']}" is missing`,
  'refuse.COLUMN_TWICE': (p) => `The column "${p['column']}" stands twice`,
  'refuse.SHEET_UNKNOWN': (p) => `There is no sheet "${p['sheet']}"; this file has: ${p['sheets']}`,
  'refuse.SHEET_UNSURE': (p) =>
    `Say which sheet is meant: ${p['sheets']}. Add --sheet NAME to the command, or the field sheet to the upload, and send again`,
  'refuse.FILE_CHANGED': () => 'The file changed while it was read; work stopped before the change',
  'sheet.visible': (p) => `"${p['sheet']}" (heading in row ${p['row']})`,
  'sheet.hidden': (p) => `"${p['sheet']}" (hidden sheet, heading in row ${p['row']})`,
  'receipt.head': (p) => `${p['file']}  batch ${p['number']}  received ${p['at']}`,
  'receipt.counts': (p) =>
    `${count(p, 'read', 'row')}: ${p['accepted']} accepted, ${p['replaced']} replaced, ${p['unchanged']} unchanged, ${p['stale']} older than held, ${p['waiting']} waiting for a registration, ${p['returned']} returned, ${p['rejected']} to mend`,
  'receipt.held': (p) => `Held until a reviewer has looked: ${count(p, 'n', 'row')}`,
  'receipt.urgent': (p) =>
    `Of the rows to mend, the most urgent is due on ${p['due']}: ${count(p, 'n', 'working day')} left`,
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
  'nil.acts': (p) =>
    `Note: this organ already has ${count(p, 'n', 'record')} for that month; both will show in the figures`,
  'recall.proposed': (p) =>
    `Proposed: recall of batch ${p['number']} (${count(p, 'records', 'record')}), number ${p['proposal']}; another person confirms`,
  'recall.describe': (p) =>
    `Recall batch ${p['number']}: what was never on display is undone, what was is ended as sent in error`,
  'batches.none': () => 'No batch has come yet',
  'batches.line': (p) => `${p['number']}  ${p['mapping']}  ${p['file']}  ${count(p, 'read', 'row')}  ${p['state']}`,
  'bench.intake': (p) =>
    `${p['what']}: ${p['rowsPerSecond']} rows/s (goal ${p['goal']}; raw COPY of the same file ${p['copyRowsPerSecond']} rows/s); ${count(p, 'rows', 'row')} in ${p['seconds']} s; read ${p['read']} s, check ${p['check']} s, resolve ${p['resolve']} s, write ${p['write']} s, commit and rest ${p['commit']} s`,
  'WITHDRAWN_BEFORE.what': (p) => `this record was withdrawn on ${p['on']}`,
  'WITHDRAWN_BEFORE.how': () =>
    'A decision that was varied, revoked, held illegal or void is not reported again; a new decision is reported as its own document',
};

export const intakeMessages = messages(zh, en);
