import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { ActTemplateContent } from '../../../kernel/policy/index.ts';
import { linksOf, parseKey, publicLinks, resolveKey, type Link, type SubjectsTable, type SubjectSize } from '../../subjects/index.ts';
import type { ActContent } from '../../records/types.ts';
import { checkUscc, codeFaults } from '../../uscc/index.ts';
import { pageOf } from '../../../kernel/http/index.ts';
import { recordsCursor } from './cursors.ts';
import { countsOfSubject, recordsOfSubject, type PublicRecord } from './records.ts';
import { formerNames } from './body.ts';

/** The public file of one body: the same data as its page, for the API and the command line. */
export interface PublicFile {
  subject: {
    id: string;
    uscc: string | null;
    name: string;
    formerNames: { name: string; to: string }[];
    kind: SubjectsTable['kind'];
    state: SubjectsTable['state'];
    founded: string | null;
    district: string | null;
    industry: string | null;
    size: SubjectSize | null;
  };
  /** Standing links: bodies before and after it, head office and branches; each has a file of its own. */
  links: PublicLink[];
  /** The day in Shanghai whose disclosure this is. */
  asOf: string;
  onDisplay: { adverse: number; underObjection: number; neutral: number; good: number };
  /** The first of them, adverse first. */
  records: PublicRecordView[];
  /** Where /records goes on; null when these are all. */
  next: string | null;
  /** The same content as a page. */
  page: string;
}

export interface PublicLink {
  kind: Link['kind'];
  /** `to`: the other came after this body, or is its head office. */
  direction: Link['direction'];
  name: string;
  uscc: string | null;
  since: string;
  page: string;
}

export type PublicRecordView = Omit<PublicRecord, 'subjectId' | 'subjectName' | 'subjectUscc' | 'content'> & {
  content: Record<string, unknown>;
};

/** Fields that the templates make public; one that any template keeps back is kept back. */
export function publicFields(kernel: Pick<Kernel, 'policy'>): ReadonlySet<string> {
  const fields = kernel.policy.all<ActTemplateContent>('act-template').flatMap((each) => each.content.fields);
  const kept = new Set(fields.filter((field) => field.level !== 'PUBLIC').map((field) => field.field));
  return new Set(fields.map((field) => field.field).filter((field) => !kept.has(field)));
}

export function publicContent(content: ActContent, fields: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([field]) => fields.has(field)));
}

export function recordView(record: PublicRecord, fields: ReadonlySet<string>): PublicRecordView {
  const { subjectId: _, subjectName: _name, subjectUscc: _uscc, ...rest } = record;
  return { ...rest, content: publicContent(record.content, fields) };
}

/** Records that one file carries by itself. */
export const FILE_RECORDS = 200;

/** Throws BAD_USCC, NOT_FOUND, AMBIGUOUS_KEY. A merged body answers as its survivor; `moved` says so. */
export async function resolvePublic(kernel: Kernel, key: string): Promise<{ subject: SubjectsTable; moved: boolean }> {
  if (!parseKey(key)) {
    const check = checkUscc(key);
    const findings = check.findings.filter((finding) => finding !== 'REGION');
    // The text itself is not repeated: it may be a person's number.
    throw XinhengError.worded('BAD_USCC', (language) => ({
      params: {},
      errors: codeFaults({ ...check, findings }, language),
    }));
  }
  const resolution = await resolveKey(kernel.db.kysely, key);
  if (resolution.found === 'none') throw new XinhengError('NOT_FOUND');
  if (resolution.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key });
  return { subject: resolution.subject, moved: resolution.redirectedFrom !== null };
}

/** What is public of succession: 个转企 and what has ended are not (domain.md, Subjects). */
export async function publicLinksOf({ db, clock }: Pick<Kernel, 'db' | 'clock'>, subjectId: string): Promise<PublicLink[]> {
  const links = publicLinks(await linksOf(db.kysely, subjectId), clock.today().toString());
  return links.map(({ kind, direction, other, since }) => ({
    kind,
    direction,
    name: other.name,
    uscc: other.uscc,
    since,
    page: `/subjects/${other.uscc ?? `id:${other.id}`}`,
  }));
}

export async function publicFile(kernel: Kernel, subject: SubjectsTable): Promise<PublicFile> {
  const today = kernel.clock.today().toString();
  const [rows, counts, former, links] = await Promise.all([
    recordsOfSubject(kernel.db.kysely, subject.subject_id, today, { limit: FILE_RECORDS + 1 }),
    countsOfSubject(kernel.db.kysely, subject.subject_id, today),
    formerNames(kernel.db.kysely, subject.subject_id),
    publicLinksOf(kernel, subject.subject_id),
  ]);
  const { items, next } = pageOf(rows, FILE_RECORDS, recordsCursor);
  const fields = publicFields(kernel);
  const sum = (of: typeof counts, what: 'n' | 'objected') => of.reduce((total, each) => total + each[what], 0);
  const count = (nature: PublicRecord['nature']) =>
    sum(
      counts.filter((each) => each.nature === nature),
      'n',
    );
  return {
    subject: {
      id: subject.subject_id,
      uscc: subject.uscc,
      name: subject.name,
      formerNames: former.map(({ name, to }) => ({ name, to })),
      kind: subject.kind,
      state: subject.state,
      founded: subject.founded,
      district: subject.district,
      industry: subject.industry,
      size: subject.size,
    },
    links,
    asOf: today,
    onDisplay: {
      adverse: count('adverse'),
      underObjection: sum(counts, 'objected'),
      neutral: count('neutral'),
      good: count('good'),
    },
    records: items.map((record) => recordView(record, fields)),
    next,
    page: `/subjects/${subject.uscc ?? `id:${subject.subject_id}`}`,
  };
}
