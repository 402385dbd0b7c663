import { counted } from '../../../kernel/i18n/index.ts';
import type { FindingCode } from '../fates.ts';

export type Params = Record<string, string | number>;
type Text = (p: Params) => string;
/** what: what is wrong; how: what to do. Texts of ux.md §6.6; each code of the table has both. */
export type FindingKey = `${FindingCode}.what` | `${FindingCode}.how`;

/** English: a parameter with its noun. */
const count = (p: Params, name: string, noun: string): string => counted(p[name] ?? 0, noun);

const held = {
  zh: '已收下，期限照常计算；审核人员看过后再公示。您也可以删去后再报',
  en: 'The row is in and its deadline runs; a reviewer looks before display. You can also remove it and send again',
};

export const findingsZh: Record<FindingKey, Text> = {
  'MISSING_FIELD.what': (p) => (p['field'] === undefined ? '这一格没有填' : `文件里没有“${p['field']}”这一列`),
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
  'NOT_IN_CATALOGUE.what': (p) => `${p['date']}施行的目录里没有这一类信息`,
  'NOT_IN_CATALOGUE.how': () => '目录外的信息不归集，请删去这一行；认为应当归集的，请向信用办提出修改目录',
  'ITEM_NOT_ASSIGNED.what': (p) => `目录${p['edition']}没有指定“${p['organ']}”报送这一类信息`,
  'ITEM_NOT_ASSIGNED.how': () => '请由目录指定的机关报送；指定有误的，请向本区县信用办提出修改目录',
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
  'DIFFERS_BY_LINE.what': () => '另一单位已经报送过这份文书，有的内容和您报的不同',
  'DIFFERS_BY_LINE.how': () => '已记下您的来源，请作出决定的机关核对以哪一份为准；您不用再报',
  'ADVERSE_NO_CODE.what': () => '对企业不利的信息没有统一社会信用代码，只有名称或者别的编号',
  'ADVERSE_NO_CODE.how': () => '代码和名称一致才能记到一家企业名下，已退回，请对照原文书补填代码',
  'JOIN_NAME.what': (p) => `来源单位的编号属于“${p['registered']}”，表里的名称是“${p['given']}”`,
  'JOIN_NAME.how': () => '编号和名称对不上，已退回，请核对编号或名称',
  'CODE_UNUSABLE.what': () => '统一社会信用代码不对，不能据以认定是哪一家',
  'CODE_UNUSABLE.how': () => '不是对企业不利的信息：已收下，期限照常计算；请在匹配台由人认定，或者更正代码后再报',
  'JOIN_NONE.what': () => '来源单位登记的主体里，没有这个编号，也没有这个名称',
  'JOIN_NONE.how': () => '已收下，期限照常计算；登记信息到后自动记入，也可以在匹配台由人认定',
  'JOIN_AMBIGUOUS.what': () => '编号和名称指的不是同一家，或者指的不止一家',
  'JOIN_AMBIGUOUS.how': () => '已收下，期限照常计算；请在匹配台由人认定是哪一家',
  'NAME_PRIVATE_USE.what': (p) =>
    `“${p['column']}”的第${p['position']}个字是自造字（${p['character']}），换一台电脑就显示不出来`,
  'NAME_PRIVATE_USE.how': () => '已收下，期限照常计算；审核人员核对后再公示。您也可以换成标准字后再报',
  'DETERMINATION_INCOMPLETE.what': (p) => `认定缺少：${p['lacking']}`,
  'DETERMINATION_INCOMPLETE.how': () => '已收下，但没有补齐以前不公示、不使用；谁认定谁负责，请向认定机关要回补齐',
  'INDUSTRY_UNKNOWN.what': () =>
    '行业认不出来：不是门类字母（A到T）加两到四位数字，也不是门类、大类的名称，或者字母和数字不相符',
  'INDUSTRY_UNKNOWN.how': () => '登记信息已收下，只是按行业查不到这一家；请按《国民经济行业分类》填代码',
  'WITHDRAWN_BEFORE.what': (p) => `这条信息已于${p['on']}撤回`,
  'WITHDRAWN_BEFORE.how': () => '决定已经变更、撤销、确认违法或者无效的，不能重报；有新的决定的，按新的文书报送',
};

export const findingsEn: Record<FindingKey, Text> = {
  'MISSING_FIELD.what': (p) =>
    p['field'] === undefined ? 'this cell is empty' : `the file has no column for "${p['field']}"`,
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
  'NOT_IN_CATALOGUE.what': (p) => `the catalogue in force on ${p['date']} has no item for this`,
  'NOT_IN_CATALOGUE.how': () =>
    'What is outside the catalogue is not collected: delete this row; to have it collected, ask the credit office to change the catalogue',
  'ITEM_NOT_ASSIGNED.what': (p) => `catalogue ${p['edition']} does not assign this to "${p['organ']}"`,
  'ITEM_NOT_ASSIGNED.how': () =>
    "Let the organ that the catalogue assigns report it; if the catalogue is wrong, ask the district's credit office",
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
  'DIFFERS_BY_LINE.what': () => 'another unit has reported this document already, with something different in it',
  'DIFFERS_BY_LINE.how': () =>
    'Your line is noted, and the deciding organ is asked which is right; there is nothing to send again',
  'ADVERSE_NO_CODE.what': () =>
    'what speaks against a business comes without its unified social credit code, with a name or another number only',
  'ADVERSE_NO_CODE.how': () =>
    'It is attached only when code and name agree; returned, please fill in the code from the document',
  'JOIN_NAME.what': (p) => `the source's number belongs to "${p['registered']}", the sheet says "${p['given']}"`,
  'JOIN_NAME.how': () => 'Number and name do not fit together; returned, please check either',
  'CODE_UNUSABLE.what': () => "the unified social credit code is wrong and doesn't say whom the row means",
  'CODE_UNUSABLE.how': () =>
    'It speaks against nobody: the row is in and its deadline runs; a person decides at the matching desk, or send it again with the right code',
  'JOIN_NONE.what': () => 'the source has registered neither this number nor this name',
  'JOIN_NONE.how': () =>
    'The row is in and its deadline runs; it attaches by itself when the registration comes, or a person decides at the matching desk',
  'JOIN_AMBIGUOUS.what': () => 'number and name mean different bodies, or more than one',
  'JOIN_AMBIGUOUS.how': () => 'The row is in and its deadline runs; a person decides at the matching desk',
  'NAME_PRIVATE_USE.what': (p) =>
    `character ${p['position']} of "${p['column']}" is of private use (${p['character']}): other machines can not show it`,
  'NAME_PRIVATE_USE.how': () =>
    'The row is in and its deadline runs; a reviewer checks it before display. You can also replace it with a standard character and send again',
  'DETERMINATION_INCOMPLETE.what': (p) => `the determination lacks: ${p['lacking']}`,
  'DETERMINATION_INCOMPLETE.how': () =>
    'The row is in, but is neither shown nor used until it is complete; ask the organ that determined it',
  'INDUSTRY_UNKNOWN.what': () =>
    "the industry can't be read: neither a section's letter (A to T) with two to four digits nor the name of a section or division, or letter and digits disagree",
  'INDUSTRY_UNKNOWN.how': () =>
    'The registration is in; only a search by industry does not find this body. Please give the code of GB/T 4754',
  'WITHDRAWN_BEFORE.what': (p) => `this record was withdrawn on ${p['on']}`,
  'WITHDRAWN_BEFORE.how': () =>
    'A decision that was varied, revoked, held illegal or void is not reported again; a new decision is reported as its own document',
};
