import { Temporal } from 'temporal-polyfill';
import type { PolicyDocument } from './types.ts';

type Dated = Pick<PolicyDocument, 'id' | 'edition' | 'inForceFrom' | 'inForceTo'>;

/** Newest first; the name of the edition breaks a tie, so that every reader sees one order. */
export function byNewest(a: Dated, b: Dated): number {
  return b.inForceFrom.localeCompare(a.inForceFrom) || b.edition.localeCompare(a.edition);
}

/** Shipped editions of these kinds leave their end open too: what is published here follows one after the other. */
export function runsOn({ kind }: Pick<PolicyDocument, 'kind'>): boolean {
  return kind === 'catalogue-supplement' || kind === 'catalogue-subset' || kind === 'mapping';
}

/**
 * The last day of an edition among those of its id: a published edition never changes, so an open end lasts until the next
 * one begins.
 */
export function endOf(document: Dated, all: readonly Dated[]): string | null {
  if (document.inForceTo !== null) return document.inForceTo;
  const later = all.filter((each) => each.id === document.id && each.inForceFrom > document.inForceFrom).sort(byNewest);
  const next = later.at(-1);
  return next === undefined ? null : Temporal.PlainDate.from(next.inForceFrom).subtract({ days: 1 }).toString();
}

/** Is there a day on which both hold? */
export function overlap(a: Pick<Dated, 'inForceFrom' | 'inForceTo'>, b: Pick<Dated, 'inForceFrom' | 'inForceTo'>): boolean {
  return (a.inForceTo === null || b.inForceFrom <= a.inForceTo) && (b.inForceTo === null || a.inForceFrom <= b.inForceTo);
}

export function inForceOn(document: Dated, day: string): boolean {
  return document.inForceFrom <= day && (document.inForceTo === null || day <= document.inForceTo);
}

/**
 * The edition of one id that holds on a day, of all of them, newest first; without a day the newest. Only the latest that has begun can: an
 * older one with an open end ended when it began (`endOf`), and does not come back after a later one that was bounded.
 */
export function editionOn<D extends Dated>(newestFirst: readonly D[], day?: string): D | undefined {
  if (day === undefined) return newestFirst[0];
  const begun = newestFirst.find((each) => each.inForceFrom <= day);
  return begun !== undefined && inForceOn(begun, day) ? begun : undefined;
}

/** For registers that carry the validity of each entry themselves (organs, divisions): the newest edition of each id. */
export function newestOfEach<D extends Dated>(documents: readonly D[]): D[] {
  const newest = new Map<string, D>();
  for (const document of [...documents].sort(byNewest)) {
    if (!newest.has(document.id)) newest.set(document.id, document);
  }
  return [...newest.values()].sort((a, b) => a.id.localeCompare(b.id));
}
