import type { FileContent } from './types.ts';

/** Told beside each file, so that whoever takes it can check that it is whole. */
export interface Manifest {
  number: string;
  content: FileContent;
  /** The day on which the rows became due. */
  day: string;
  template: string;
  edition: string;
  /** `local default`: the form is ours, no national one was found. */
  scope: 'national' | 'local default';
  columns: readonly string[];
  file: string;
  rows: number;
  bytes: number;
  sha256: string;
}

export interface OutFile {
  manifest: Manifest;
  bytes: Buffer;
}

/** What a file from above says of itself. */
export interface ArrivalManifest {
  kind: 'receipt' | 'returned' | 'determinations';
  file: string;
  rows: number;
  sha256: string;
  /** `returned` only: the mapping by which intake reads it. */
  mapping?: string;
}

export interface Arrival {
  name: string;
  manifest: ArrivalManifest;
  /** Where the file lies on this machine. */
  path: string;
}

/** A file that can't be taken, and why. */
export interface Broken {
  name: string;
  reason: BrokenReason;
}
export const BROKEN_REASONS = ['MANIFEST_UNREADABLE', 'FILE_MISSING', 'HASH', 'ROWS', 'HEADING', 'MAPPING', 'REFUSED'] as const;
export type BrokenReason = (typeof BROKEN_REASONS)[number];

/**
 * The door to the upper platform: a front-end folder, or its HTTP interface. Both may give and take a file twice; its number
 * (sending) and its hash (receiving) are what it is known by.
 */
export interface UpperPort {
  /** Throwing = perhaps not published; it is tried again with the same number and the same bytes. */
  publish(file: OutFile): Promise<void>;
  /** What has come and is not settled. */
  arrivals(): Promise<{ taken: Arrival[]; broken: Broken[] }>;
  /** Worked through: taken off the list of arrivals. */
  done(arrival: Arrival): Promise<void>;
  failed(name: string, reason: BrokenReason): Promise<void>;
}
