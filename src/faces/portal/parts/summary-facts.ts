import { listKinds, type ListKind } from '../../../after/listings/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { MappingContent } from '../../../kernel/policy/index.ts';
import type { ActKind } from '../../../registry/records/types.ts';
import { subjectMessages } from '../messages/subject.ts';
import type { KindCount } from '../../../registry/publicity/index.ts';
import { kindHead } from '../words.ts';

/** Adverse kinds that the reader is told about even when there is none. */
const ALWAYS: readonly ActKind[] = ['penalty', 'abnormal_listing'];

/** Kinds that can come in at all: of any other "none found" would say more than we know. */
function collected(kernel: Pick<Kernel, 'policy'>): ReadonlySet<string> {
  return new Set(kernel.policy.all<MappingContent>('mapping').map((each) => each.content.act ?? ''));
}

/** What is known of lists: of one that is kept here all, of any other what its organ has sent. */
export interface ListFacts {
  /** Kept here, with nothing of the body on display. */
  none: readonly ListKind[];
  /** Whether any list is kept here. */
  kept: boolean;
  /** Whether entries on lists of other organs can come in. */
  received: boolean;
}

export interface SummaryFacts {
  adverse: readonly KindCount[];
  others: readonly KindCount[];
  /** Of these nothing is on display, and that can be said. */
  none: readonly ActKind[];
  lists: ListFacts;
  /** Of these nothing can be said; in words. */
  uncollected: readonly string[];
}

/** What a summary is made of: numbers by kind, and which of the lists that are kept here the body is shown on. */
export interface OnDisplay {
  counts: readonly KindCount[];
  listed: readonly string[];
}

/** What the summary says, wherever it is said: on the page and on paper. */
export function summaryFacts(kernel: Pick<Kernel, 'policy' | 'clock'>, { counts, listed }: OnDisplay, language: Language): SummaryFacts {
  const adverse = counts.filter((count) => count.nature === 'adverse');
  const known = collected(kernel);
  const none = ALWAYS.filter((kind) => !adverse.some((count) => count.kind === kind));
  const kept = listKinds(kernel.policy, kernel.clock.today().toString());
  const received = known.has('listing') || known.has('court_listing');
  return {
    adverse,
    others: counts.filter((count) => count.nature !== 'adverse'),
    none: none.filter((kind) => known.has(kind)),
    lists: { none: kept.filter(({ kind }) => !listed.includes(kind)), kept: kept.length > 0, received },
    uncollected: [
      ...none.filter((kind) => !known.has(kind)).map((kind) => kindHead(kind, language)),
      ...(received ? [] : [t(language, subjectMessages)[kept.length > 0 ? 'list.others' : 'list.serious']()]),
    ],
  };
}

/** The sentence about lists that are not kept here; null where none can come in, which is said among the uncollected. */
export function otherLists({ kept, received }: ListFacts): 'summary.lists.others' | 'summary.lists.all' | null {
  if (!received) return null;
  return kept ? 'summary.lists.others' : 'summary.lists.all';
}
