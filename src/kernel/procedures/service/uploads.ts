import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { logAccess, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { among, grouped, on, type Tx } from '../../db/index.ts';
import { attemptsOf } from '../../delivery/index.ts';
import { documentFile, type Paper } from '../../documents/index.ts';
import { XinhengError } from '../../errors/index.ts';
import { OFFICIALS } from '../duties.ts';
import { actsForParty } from '../may.ts';
import { procedureMessages } from '../messages.ts';
import type { Case } from '../types.ts';
import { mustBe, onCase, titled } from './on-case.ts';
import { requireReader } from './reader.ts';
import { loadCase, procedureOf, take } from './session.ts';

export const PAPER_LIMIT = 10 * 1024 * 1024;
/** Of each side in a case, so that neither fills the file for the other. */
export const MOST_PAPERS = 60;
export const MOST_MEGABYTES = 120;
/** What a file begins with: its name and declared type are whatever the sender likes. */
const KINDS = [
  { mediaType: 'application/pdf', begins: Buffer.from('%PDF-') },
  { mediaType: 'image/png', begins: Buffer.from('89504e470d0a1a0a', 'hex') },
  { mediaType: 'image/jpeg', begins: Buffer.from('ffd8ff', 'hex') },
] as const;

interface PaperTables {
  case_papers: {
    paper_id: string;
    case_id: string;
    kind: string;
    name: string;
    media_type: string;
    bytes: Buffer;
    hash: Buffer;
    by_account: string;
    party: boolean;
    at: Date;
  };
}

export interface UploadedPaper {
  paperId: string;
  kind: string;
  name: string;
  mediaType: string;
  sha256: string;
  /** Put in by the party or its agent. */
  party: boolean;
  at: Date;
}

const { zh, en } = procedureMessages;
const UPLOAD = titled('paper', { zh: zh['step.paper'], en: en['step.paper'] });

/**
 * Puts a paper into the file: of a kind that some step asks for, by the party or by officials of the case. Throws FORBIDDEN,
 * NOT_FOUND (case, kind), TOO_LARGE (over 10 MB), PAPERS_FULL (the side has its fill of papers), UNSUPPORTED_MEDIA (anything but PDF, PNG, JPEG by its content).
 */
export async function addPaper(
  kernel: Kernel,
  input: { caseId: string; kind: string; name: string; bytes: Buffer },
  caller: Caller,
): Promise<{ case: Case; paperId: string }> {
  const { bytes } = input;
  if (bytes.length > PAPER_LIMIT) throw new XinhengError('TOO_LARGE', { limit: '10 MB' });
  const mediaType = KINDS.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins))?.mediaType;
  if (mediaType === undefined) throw new XinhengError('UNSUPPORTED_MEDIA', { expected: KINDS.map((each) => each.mediaType).join(', ') });
  const name = input.name
    .replaceAll(/[\p{C}/\\]/gu, '')
    .trim()
    .slice(0, 200);
  if (name === '') throw new XinhengError('BAD_INPUT', { what: 'name' });
  const hash = createHash('sha256').update(bytes).digest();
  const paperId = kernel.ids.record();
  const of = await onCase(kernel, input.caseId, caller, 'case.paper', async (session) => {
    const kinds = procedureOf(session).transitions.flatMap(({ papers = [] }) => papers.map(({ id }) => id));
    if (!kinds.includes(input.kind)) throw new XinhengError('NOT_FOUND', { what: input.kind.slice(0, 60) });
    const acting = mustBe(session, [{ who: 'party' }, ...OFFICIALS], UPLOAD);
    const party = actsForParty(session.case, caller, session.today, 'file');
    await requireRoom(session.tx, input.caseId, party, bytes.length);
    await on<PaperTables>(session.tx)
      .insertInto('case_papers')
      .values({
        paper_id: paperId,
        case_id: input.caseId,
        kind: input.kind,
        name,
        media_type: mediaType,
        bytes,
        hash,
        by_account: acting.account,
        party,
        at: session.now,
      })
      .execute();
    take(session, acting, {
      kind: 'paper',
      what: input.kind,
      fields: { paper: paperId, sha256: hash.toString('hex'), party },
    });
    return { kind: input.kind };
  });
  return { case: of, paperId };
}

/** The case is locked, so that two at once don't both find the last place. */
async function requireRoom(tx: Tx, caseId: string, party: boolean, more: number): Promise<void> {
  const { rows } = await sql<{ n: number; bytes: number }>`
    select count(*)::int as n, coalesce(sum(octet_length(bytes)), 0)::float8 as bytes from case_papers
    where case_id = ${caseId} and party = ${party}`.execute(tx);
  const { n, bytes } = rows[0]!;
  if (n < MOST_PAPERS && bytes + more <= MOST_MEGABYTES * 1024 * 1024) return;
  throw new XinhengError('PAPERS_FULL', { papers: MOST_PAPERS, megabytes: MOST_MEGABYTES });
}

/** An uploaded paper with its bytes. A party reads what it put in itself; an official's look is logged with its purpose. Throws NOT_FOUND. */
export async function paperOf(kernel: Kernel, caseId: string, paperId: string, caller: Caller): Promise<UploadedPaper & { bytes: Buffer }> {
  return kernel.db.tx(async (tx) => {
    const { case: of } = await loadCase(tx, kernel, caseId, false);
    const reader = requireReader(kernel, of, caller);
    const row = await on<PaperTables>(tx)
      .selectFrom('case_papers')
      .selectAll()
      .where('case_id', '=', of.caseId)
      .where((eb) => eb(eb.cast<string>('paper_id', 'text'), '=', paperId))
      .executeTakeFirst();
    if (row === undefined || (reader === 'party' && !row.party)) throw new XinhengError('NOT_FOUND', { what: paperId.slice(0, 40) });
    await logAccess(kernel, tx, caller, { subjectIds: subjectsOf(of), action: 'case.paper', fields: ['paper'] });
    return { ...toPaper(row), bytes: row.bytes };
  });
}

/** A made paper with its bytes. A party reads what was sent to it. Throws NOT_FOUND. */
export async function documentOfCase(
  kernel: Kernel,
  caseId: string,
  documentId: string,
  caller: Caller,
): Promise<Paper & { bytes: Buffer }> {
  return kernel.db.tx(async (tx) => {
    const { case: of } = await loadCase(tx, kernel, caseId, false);
    const reader = requireReader(kernel, of, caller);
    const made = of.steps.find(({ kind, fields }) => kind === 'document' && fields['document'] === documentId);
    const sent = (await attemptsOf(tx, of.caseId)).some(({ documents }) => documents.includes(documentId));
    if (made === undefined || (reader === 'party' && !sent)) throw new XinhengError('NOT_FOUND', { what: documentId.slice(0, 40) });
    await logAccess(kernel, tx, caller, { subjectIds: subjectsOf(of), action: 'case.document', fields: ['document'] });
    return documentFile(tx, documentId);
  });
}

/** What was put into the file of each of the cases, without bytes. */
export async function uploadsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, UploadedPaper[]>> {
  const rows = await on<PaperTables>(tx)
    .selectFrom('case_papers')
    .select(['case_id', 'paper_id', 'kind', 'name', 'media_type', 'hash', 'party', 'at'])
    .where(among('case_id', caseIds))
    .orderBy('paper_id')
    .execute();
  return grouped(rows, (row) => row.case_id, toPaper);
}

function subjectsOf(of: Pick<Case, 'subjectId'>): string[] {
  return of.subjectId === null ? [] : [of.subjectId];
}

function toPaper(row: Omit<PaperTables['case_papers'], 'bytes' | 'case_id' | 'by_account'>): UploadedPaper {
  const { paper_id: paperId, kind, name, media_type: mediaType, hash, party, at } = row;
  return { paperId, kind, name, mediaType, sha256: hash.toString('hex'), party, at };
}
