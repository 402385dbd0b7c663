import { createHash } from 'node:crypto';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { NewEvent } from '../journal/index.ts';
import type { DocumentTemplateContent, OrganEntry, ProgramValue } from '../policy/index.ts';
import { fill, mayBeEmpty, placesOf, type Filled } from './fill.ts';
import { documentMessages } from './messages.ts';
import { nextPaperNumber } from './numbers.ts';
import { organOn } from './organ.ts';
import { paperRefused } from './refuse.ts';
import { remedyFor } from './remedy.ts';
import { hasShapeless, render, unprintable, type PaperContent, type Rendered } from './render.ts';
import { findPaper, insertPaper, type StoredPaper } from './store.ts';
import type { MadePaper, NewPaper, Paper, PaperValues } from './types.ts';
import { dayInWords, numberInWords } from './words.ts';

const { zh } = documentMessages;

/**
 * Makes a paper in the caller's transaction: fills the template in force, takes the next number, renders, stores. The
 * answered events are to be appended by the caller. Throws NOT_FOUND (template), ORGAN_UNKNOWN, PAPER_REFUSED (a value
 * that nobody gives, a character that can't be printed, an organ without what the paper needs).
 */
export async function makePaper(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'calendar' | 'clock' | 'ids' | 'settings'>,
  paper: NewPaper,
): Promise<MadePaper> {
  const madeOn = paper.on.toString();
  const template = kernel.policy.get<DocumentTemplateContent>('document-template', paper.template, madeOn);
  const organ = organOn(kernel.policy, paper.organ, madeOn);
  const { series } = template.content;
  if (series !== undefined && organ.documentCode === undefined) {
    throw paperRefused((say) => say['paper.numberless']({ organ: organ.code }));
  }
  // What can't be made is refused before the counter is locked, behind which others wait.
  const known = { ...paper.values, ...madeValues(kernel, paper, organ, placesOf(template.content)) };
  fill(template.content, series === undefined ? known : { ...known, number: series });

  const serial = series === undefined ? null : await nextPaperNumber(tx, organ.code, series, paper.on.year);
  const number =
    serial === null ? null : zh['paper.number']({ code: organ.documentCode!, series: series!, year: paper.on.year, n: serial });
  const values = number === null ? known : { ...known, number };
  const filled = fill(template.content, values);
  const { bytes, pages } = printed(contentOf(paper, organ, number, filled, kernel.settings.demo));
  const stored: StoredPaper = {
    documentId: kernel.ids.record(),
    kind: paper.kind,
    template: template.id,
    templateEdition: template.edition,
    organ: organ.code,
    caseId: paper.caseId,
    subjectId: paper.subjectId,
    number,
    heading: filled.heading,
    madeOn,
    pages,
    sha256: sha256(bytes),
    series: series ?? null,
    serial,
    values,
    recipient: paper.recipient,
    madeAt: new Date(kernel.clock.now().epochMilliseconds),
    bytes,
  };
  await insertPaper(tx, stored);
  return { ...headOf(stored), events: [madeEvent(stored, kernel.ids.salt())] };
}

/** The file of a paper with its facts. Throws NOT_FOUND, and INTERNAL where the bytes are no longer those that were made. */
export async function documentFile(tx: Tx, documentId: string): Promise<Paper & { bytes: Buffer }> {
  const paper = await findPaper(tx, documentId);
  if (paper === undefined) throw new XinhengError('NOT_FOUND', { what: documentId });
  if (sha256(paper.bytes) !== paper.sha256) throw new XinhengError('INTERNAL', { what: `document ${documentId}` });
  return paper;
}

/** The program's own values, but for the number; remedies are not worked out where no word of them is asked for. */
function madeValues(
  kernel: Pick<Kernel, 'policy' | 'calendar'>,
  paper: NewPaper,
  organ: OrganEntry,
  places: readonly string[],
): PaperValues {
  const values: { [name in Exclude<ProgramValue, 'number'>]: string | null | undefined } = {
    organ: organ.name.zh,
    contact: organ.contact?.zh,
    day: dayInWords(paper.on),
    'case-number': paper.caseNumber,
    subject: paper.recipient?.name,
    uscc: paper.recipient?.code,
    'subject-number': paper.recipient === null ? undefined : numberInWords(paper.recipient),
    remedy: places.includes('remedy') ? remedyFor(kernel, organ.code, paper.on).text.zh : null,
  };
  // What is not known here may still come from the case.
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (isGiven(name, value) ? [[name, value]] : [])));
}

function isGiven(name: string, value: string | null | undefined): value is string {
  return typeof value === 'string' && (value !== '' || mayBeEmpty(name));
}

function contentOf(
  paper: NewPaper,
  organ: OrganEntry,
  number: string | null,
  { heading, parts: all }: Filled,
  demo: boolean,
): PaperContent {
  const { addressee, parts } = withAddressee(all);
  return {
    title: number === null ? heading : `${heading} ${number}`,
    organ: organ.name.zh,
    heading,
    number,
    addressee,
    parts,
    day: dayInWords(paper.on),
    date: { year: paper.on.year, month: paper.on.month, day: paper.on.day },
    seal: zh['paper.seal'](),
    mark: demo ? zh['paper.demonstration']() : null,
  };
}

/** A first paragraph that ends in a colon, before any title, is the addressee: it stands at the margin (GB/T 9704—2012, 7.3.2). */
function withAddressee(all: Filled['parts']): { addressee: string | null; parts: Filled['parts'] } {
  const [first, ...rest] = all;
  const [line, ...paragraphs] = first?.paragraphs ?? [];
  if (first === undefined || first.title !== null || !line?.endsWith('：')) return { addressee: null, parts: all };
  return { addressee: line, parts: [{ title: null, paragraphs }, ...rest] };
}

/** Nothing may be missing in print without a word: what the fonts lack stops the paper, and is named. */
function printed(content: PaperContent): Rendered {
  const { heading, organ, addressee, parts } = content;
  const text = [organ, heading, addressee ?? '', ...parts.flatMap((part) => [part.title ?? '', ...part.paragraphs])];
  const all = text.join('\n');
  const refused = (): XinhengError | undefined => {
    const characters = unprintable(all);
    if (characters.length === 0) return undefined;
    return paperRefused((say) => say['paper.characters']({ characters: characters.map(shown).join('、') }));
  };
  if (hasShapeless(all)) throw refused()!;
  try {
    return render(content);
  } catch (error) {
    throw refused() ?? error;
  }
}

/** A character beside its number, or the number alone where there is no shape to show. */
function shown(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return hasShapeless(character) ? code : `${character}（${code}）`;
}

function headOf(stored: StoredPaper): Paper {
  const { series: _series, serial: _serial, values: _values, recipient: _to, madeAt: _at, bytes: _bytes, ...head } = stored;
  return head;
}

/** Neither words nor recipient: the hash says which file it was, the file stands in its row. */
function madeEvent(paper: StoredPaper, salt: Buffer): NewEvent {
  const { documentId, kind, caseId, template, templateEdition, organ, number, sha256: hash } = paper;
  return {
    type: 'document.made',
    subjectId: paper.subjectId,
    object: documentId,
    version: 1,
    content: { documentId, caseId, kind, template, templateEdition, organ, number, sha256: hash },
    salt,
    home: 'journal',
  };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
