import type { PolicyDocument, PolicyKind } from '../types.ts';

export interface Checked<C = unknown> {
  file: string;
  jurisdiction: string;
  document: PolicyDocument<C>;
}

/** What the rooms above the kernel know; given by the command that checks. */
export interface PolicyVocabulary {
  displayClasses: readonly string[];
  /** Kinds of act, and `registration`. */
  actKinds: readonly string[];
  /** Fields that intake and records know: heads and contents of acts and registrations. */
  fields: readonly string[];
  /** What steps of procedures may bring about, by the names under which rooms register it. */
  effects: readonly string[];
  /** Those of them that cut rights: never but where a step enters an adverse state. */
  adverseEffects: readonly string[];
  /** What is no credit record and never selected by a model: complaints, warnings, training, bulletins, interviews. */
  workLogs: readonly string[];
}

export function ofKind<C>(documents: readonly Checked[], kind: PolicyKind): Checked<C>[] {
  return documents.filter((each) => each.document.kind === kind) as Checked<C>[];
}
