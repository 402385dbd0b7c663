import type { Tx } from '../db/types.ts';

export const VERIFIED = ['official', 'secondary', 'own-knowledge', 'computed', 'unsure', 'local-default'] as const;
/** How sure a rule of law is (domain.md, Law). */
export type Verified = (typeof VERIFIED)[number];

export const POLICY_KINDS = [
  'catalogue', // 公共信用信息目录
  'catalogue-supplement', // a city's edition: the base with a supplement
  'catalogue-subset', // a district's edition: a subset that assigns organs
  'act-template', // national templates XK_, CF_ and local ones: fields, levels
  'mapping', // a source's columns → fields
  'display-rules', // which acts are displayed and until when
  'organs',
  'divisions',
  'industries', // sections and divisions of GB/T 4754
  'calendar',
  'held-words', // words and surnames of the release step
  'matters',
  'intake-rules', // how files of organs are watched, and terms for rows that came back
  'key-areas', // what the record files of key areas should hold
  'code-rules', // wrong and duplicate codes: registering organs, terms, target
  'look-rules', // when a body is told who looked
  'procedure', // due process: states, steps, periods, documents
  'document-template', // papers of a procedure: parts and their words
  'service-rules', // when a paper counts as served
  'remedy-rules', // review and suit: bodies and time limits
  'grade-scale', // scales on which others grade, and what of them is public
  'model', // models of evaluation: indicators, points, vetoes, cut-offs
  'supervision-plan', // graded supervision: what each grade means for how closely an organ looks
] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

export interface Source {
  /** Instrument and article in its own words, e.g. 行政处罚法（2021-01-22）第四十八条. */
  title: string;
  url?: string;
  /** Key of the fact sheet where the copy read is named. */
  key?: string;
}

export interface PolicyDocument<C = unknown> {
  kind: PolicyKind;
  id: string;
  edition: string;
  title: { zh: string; en: string };
  inForceFrom: string;
  inForceTo: string | null;
  verified: Verified;
  sources: Source[];
  note?: { zh: string; en: string };
  content: C;
  /** SHA-256 of the canonical JSON of the file. */
  hash: string;
}

/** The truth at run time; loaded once at start from policy_documents (small), reloaded on `policy.published`. */
export interface PolicyStore {
  all<C>(kind: PolicyKind): readonly PolicyDocument<C>[];
  /** The edition of `id` in force on `day` (ISO), or undefined. */
  find<C>(kind: PolicyKind, id: string, day?: string): PolicyDocument<C> | undefined;
  /** As find; throws NOT_FOUND. */
  get<C>(kind: PolicyKind, id: string, day?: string): PolicyDocument<C>;
  reload(tx?: Tx): Promise<void>;
}
