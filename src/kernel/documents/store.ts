import type { ColumnType, Selectable } from 'kysely';
import { among, grouped, on, type IsoDate, type Tx } from '../db/index.ts';
import type { Paper, PaperValues, Recipient } from './types.ts';

interface DocumentsTable {
  document_id: string;
  case_id: string;
  subject_id: string | null;
  kind: string;
  template: string;
  template_edition: string;
  organ: string;
  series: string | null;
  year: number | null;
  serial: number | null;
  number: string | null;
  heading: string;
  filled: ColumnType<PaperValues, string, never>;
  recipient: ColumnType<Recipient | null, string | null, never>;
  made_on: IsoDate;
  made_at: Date;
  pages: number;
  sha256: string;
  file: Buffer;
}
interface DocumentTables {
  documents: DocumentsTable;
}

/** What is kept beside the paper's own facts. */
export interface StoredPaper extends Paper {
  series: string | null;
  serial: number | null;
  values: PaperValues;
  recipient: Recipient | null;
  madeAt: Date;
  bytes: Buffer;
}

export async function insertPaper(tx: Tx, paper: StoredPaper): Promise<void> {
  await on<DocumentTables>(tx)
    .insertInto('documents')
    .values({
      document_id: paper.documentId,
      case_id: paper.caseId,
      subject_id: paper.subjectId,
      kind: paper.kind,
      template: paper.template,
      template_edition: paper.templateEdition,
      organ: paper.organ,
      series: paper.series,
      year: paper.serial === null ? null : Number(paper.madeOn.slice(0, 4)),
      serial: paper.serial,
      number: paper.number,
      heading: paper.heading,
      filled: JSON.stringify(paper.values),
      recipient: paper.recipient === null ? null : JSON.stringify(paper.recipient),
      made_on: paper.madeOn,
      made_at: paper.madeAt,
      pages: paper.pages,
      sha256: paper.sha256,
      file: paper.bytes,
    })
    .execute();
}

const HEAD = [
  'document_id',
  'case_id',
  'subject_id',
  'kind',
  'template',
  'template_edition',
  'organ',
  'number',
  'heading',
  'made_on',
  'pages',
  'sha256',
] as const;

/** The papers of a case without their files, in the order of making. */
export async function papersOf(tx: Tx, caseId: string): Promise<Paper[]> {
  return (await papersOfCases(tx, [caseId])).get(caseId) ?? [];
}

/** The same of each of the cases. */
export async function papersOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Paper[]>> {
  const rows = await on<DocumentTables>(tx)
    .selectFrom('documents')
    .select(HEAD)
    .where(among('case_id', caseIds))
    .orderBy('made_at')
    .orderBy('document_id')
    .execute();
  return grouped(rows, (row) => row.case_id, toPaper);
}

export async function findPaper(tx: Tx, documentId: string): Promise<(Paper & { bytes: Buffer }) | undefined> {
  const row = await on<DocumentTables>(tx)
    .selectFrom('documents')
    .select([...HEAD, 'file'])
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row && { ...toPaper(row), bytes: row.file };
}

/** What a paper was made from. */
export async function findFilled(tx: Tx, documentId: string) {
  return on<DocumentTables>(tx)
    .selectFrom('documents')
    .select(['template', 'template_edition', 'filled'])
    .where('document_id', '=', documentId)
    .executeTakeFirst();
}

function toPaper(row: Pick<Selectable<DocumentsTable>, (typeof HEAD)[number]>): Paper {
  return {
    documentId: row.document_id,
    caseId: row.case_id,
    subjectId: row.subject_id,
    kind: row.kind,
    template: row.template,
    templateEdition: row.template_edition,
    organ: row.organ,
    number: row.number,
    heading: row.heading,
    madeOn: row.made_on,
    pages: row.pages,
    sha256: row.sha256,
  };
}
