import { tempFile } from './files.ts';
import { openTable, TABLE_LIMITS, type Table, type TableLimits, type TableRow } from '../index.ts';
import { zip, type Part } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

export interface BookSpec {
  /** Each the XML inside <worksheet>; a plain text is one visible sheet. */
  sheets: string | { name: string; xml: string; state?: string }[];
  /** Each the XML inside <si>. */
  shared?: string[];
  /** Format codes of the styles, from 0; a number is a built-in one. */
  formats?: (string | number)[];
  from1904?: boolean;
  type?: string;
  more?: Part[];
}

const attributeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The parts of a small workbook, to be changed by tests. */
export function bookParts(spec: BookSpec): Part[] {
  const sheets = typeof spec.sheets === 'string' ? [{ name: '表1', xml: spec.sheets, state: 'visible' }] : spec.sheets;
  const custom = (spec.formats ?? []).map((code, i) => (typeof code === 'number' ? code : 200 + i));
  return [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${spec.type ?? SHEET_TYPE}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${spec.from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${attributeText(name)}" sheetId="${i + 1}" state="${state ?? 'visible'}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${OFFICE}/styles" Target="/xl/styles.xml"/><Relationship Id="rIdX" Type="${OFFICE}/externalLink" Target="http://example.invalid/other.xlsx" TargetMode="External"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><numFmts>${(spec.formats ?? []).map((code, i) => (typeof code === 'number' ? '' : `<numFmt numFmtId="${200 + i}" formatCode="${attributeText(code)}"/>`)).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${custom.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${MAIN}">${(spec.shared ?? []).map((si) => `<si>${si}</si>`).join('')}</sst>`,
    },
    ...sheets.map(({ xml }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
    })),
    ...(spec.more ?? []),
  ];
}

export const bookFile = (spec: BookSpec): Promise<string> => tempFile('示例.csv', zip(bookParts(spec)));

export async function readAll(table: Table, sheet = 0): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const group of table.rows(table.sheets[sheet]!)) rows.push(...group);
  return rows;
}

/** The rows of a workbook's first sheet. */
export async function bookRows(spec: BookSpec, limits: Partial<TableLimits> = {}): Promise<TableRow[]> {
  return readAll(await openTable(await bookFile(spec), { ...TABLE_LIMITS, ...limits }));
}

/** The code by which something is refused; fails where it is not. */
export async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    const { code, errors } = error as { code?: string; errors?: { code: string; message: string }[] };
    if (code === 'FILE_REFUSED' && errors?.[0]) return errors[0].code;
    throw error;
  }
  return 'taken';
}

export const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;
