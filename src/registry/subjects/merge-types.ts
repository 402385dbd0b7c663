import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { Hashable, NewEvent } from '../../kernel/journal/types.ts';
import type { KeyKind, SubjectKeysTable, SubjectNamesTable, SubjectsTable } from './types.ts';

export type MoveKernel = Pick<Kernel, 'append' | 'ids' | 'clock'>;

/** What a room moves in a merger or its undoing: its events, then the rows that carry their numbers. */
export interface Movement {
  events: NewEvent[];
  /** Kept with the merger, so that it can be undone. */
  note: Hashable;
  /** `first` is the number of the first of `events`, `moved` that of the merger or of its undoing. */
  write(first: number, moved: number): Promise<void>;
}

/** Which of the two bodies something belongs to that came while they were one. */
export type Side = 'loser' | 'survivor';

/** Something that came to the survivor while the two were one. Nobody guesses whose it is: who undoes says it. */
export interface Question {
  kind: 'record' | 'registration' | 'key' | 'link' | 'operator';
  id: string;
  /** For the person who answers; no content. */
  label: string;
}
export type Answers = Readonly<Record<string, Side>>;

/** A room whose rows hang on a body, given by whoever merges: subjects is below the rooms that hold them. */
export interface RowMover {
  name: string;
  /** That it moves: those of which `migrations/tables.json` says so. */
  tables: readonly string[];
  move(tx: Tx, kernel: MoveKernel, between: { loser: string; survivor: string }): Promise<Movement>;
  questions(tx: Tx, between: { loser: string; survivor: string; seq: number }, note: Hashable): Promise<Question[]>;
  back(tx: Tx, kernel: MoveKernel, between: { loser: string; survivor: string }, note: Hashable, answers: Answers): Promise<Movement>;
}

export type NameRow = Omit<SubjectNamesTable, 'subject_id'>;
export type KeyRow = Omit<SubjectKeysTable, 'subject_id'>;
export interface ClaimRef {
  id: string;
  source: string;
  sourceKey: string;
}

/** What stood before a merger and what it wrote. */
export interface MergeNote {
  head: { before: Head; wrote: Head };
  names: { loser: NameRow[]; survivor: NameRow[]; after: NameRow[] };
  keys: { loser: KeyRow[]; survivor: KeyRow[]; after: KeyRow[] };
  /** The survivor's own claims, and those that moved to it. */
  claims: { survivor: ClaimRef[]; moved: ClaimRef[] };
  rooms: Record<string, Hashable>;
}
export type Head = Pick<SubjectsTable, 'name' | 'uscc' | 'state' | 'founded' | 'district' | 'industry' | 'size'>;

export interface SubjectMergesTable {
  subject_id: string;
  merge_id: string;
  survivor_id: string;
  seq: number;
  merged_at: Date;
  note: MergeNote;
  undone_seq: number | null;
  undone_at: Date | null;
}

export const keyId = (key: { kind: KeyKind; key: string }): string => `${key.kind} ${key.key}`;
export const nameId = (name: Pick<NameRow, 'name_norm' | 'source'>): string => `${name.source} ${name.name_norm}`;
