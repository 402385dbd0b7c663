import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { Sheet } from '../types.ts';
import type { Archive } from './archive.ts';
import { readFormats, type CellFormat } from './formats.ts';
import { readSharedTexts } from './shared-texts.ts';
import { attribute, isTrue, XmlScanner } from './xml.ts';

/** What all sheets of a workbook share, and where each stands. Links to other workbooks are never followed. */
export interface Workbook {
  from1904: boolean;
  sheets: (Sheet & { part: string })[];
  formats: CellFormat[];
  sharedTexts: () => Promise<string[]>;
}

interface Relation {
  id: string;
  /** Last part of its type: worksheet, sharedStrings, styles. */
  kind: string;
  target: string;
}

/** Throws FILE_REFUSED where the archive is another kind of file, has macros, or lacks a part. */
export async function readWorkbook(archive: Archive, limits: TableLimits): Promise<Workbook> {
  refuseByParts(archive);
  const root = readRelations((await archive.text('_rels/.rels')) ?? '', '');
  const part = root.find((r) => r.kind === 'officeDocument')?.target;
  if (part?.toLowerCase().endsWith('.bin')) throw refuseTable('WORKBOOK_BINARY');
  if (part === undefined) throw refuseTable('OTHER_DOCUMENT');
  await refuseByTypes(archive, part);
  const xml = await archive.text(part);
  if (xml === undefined) throw refuseTable('WORKBOOK_DAMAGED');
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relationsPart = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = readRelations((await archive.text(relationsPart)) ?? '', folder);
  const { from1904, named } = readSheets(xml);
  const styles = relations.find((r) => r.kind === 'styles')?.target;
  const stylesXml = styles === undefined ? undefined : await archive.text(styles);
  const shared = relations.find((r) => r.kind === 'sharedStrings')?.target;
  let texts: Promise<string[]> | undefined;
  return {
    from1904,
    // A chart sheet has no rows.
    sheets: named
      .map(({ relation, ...sheet }) => ({ ...sheet, relation: relations.find((r) => r.id === relation) }))
      .filter(({ relation }) => relation?.kind === 'worksheet' && archive.has(relation.target))
      .map(({ name, state, relation }, index) => ({ index, name, state, part: relation!.target })),
    formats: stylesXml === undefined ? [] : readFormats(stylesXml),
    sharedTexts: () =>
      (texts ??= shared !== undefined && archive.has(shared) ? readSharedTexts(archive, shared, limits) : Promise.resolve([])),
  };
}

function refuseByParts(archive: Archive): void {
  const names = archive.names;
  if (names.some((name) => /(^|\/)vbaproject\.bin$/u.test(name) || name.startsWith('xl/macrosheets/')))
    throw refuseTable('WORKBOOK_MACROS');
  if (archive.has('[Content_Types].xml')) return;
  if (archive.has('mimetype') && archive.has('content.xml')) throw refuseTable('OPEN_DOCUMENT');
  throw refuseTable('ARCHIVE');
}

/** What the workbook's own part says it is: a macro workbook says so even where its macros were taken out by hand. */
async function refuseByTypes(archive: Archive, part: string): Promise<void> {
  let type = '';
  scan((await archive.text('[Content_Types].xml')) ?? '', (name, attributes) => {
    if (name !== 'Override' || attribute(attributes, 'PartName')?.toLowerCase() !== `/${part.toLowerCase()}`) return;
    type = attribute(attributes, 'ContentType') ?? '';
  });
  if (/ms-excel\.sheet\.binary/iu.test(type)) throw refuseTable('WORKBOOK_BINARY');
  if (/macroEnabled/iu.test(type)) throw refuseTable('WORKBOOK_MACROS');
  if (/wordprocessingml|presentationml/iu.test(type)) throw refuseTable('OTHER_DOCUMENT');
}

function readRelations(xml: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  scan(xml, (name, attributes) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    const type = attribute(attributes, 'Type') ?? '';
    const target = attribute(attributes, 'Target') ?? '';
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePart(folder, target),
    });
  });
  return relations;
}

function readSheets(xml: string): {
  from1904: boolean;
  named: { name: string; state: Sheet['state']; relation: string }[];
} {
  let from1904 = false;
  const named: { name: string; state: Sheet['state']; relation: string }[] = [];
  scan(xml, (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attribute(attributes, 'date1904'));
    if (name !== 'sheet') return;
    const state = attribute(attributes, 'state');
    named.push({
      name: attribute(attributes, 'name') ?? '',
      state: state === 'hidden' ? 'hidden' : state === 'veryHidden' ? 'very-hidden' : 'visible',
      // r:id; sheetId does not match, since a name begins behind white space or a colon.
      relation: attribute(attributes, 'id') ?? '',
    });
  });
  return { from1904, named };
}

function scan(xml: string, open: (name: string, attributes: string) => void): void {
  const handler = { open, close: () => undefined, text: () => undefined };
  const scanner = new XmlScanner(handler, xml.length + 1, () => refuseTable('WORKBOOK_DAMAGED'));
  scanner.push(xml);
  scanner.end();
}

function resolvePart(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
