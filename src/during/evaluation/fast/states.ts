import { ENDED_CODES, FLAGS, VALIDITIES } from '../../../registry/dossiers/index.ts';

/** What the byte of validity and end says of a record: four small numbers. */
export const STATE = {
  /** Stayed, revoked, void, withdrawn, recalled: never counts. */
  out: 0,
  counts: 1,
  /** Put right: counts only as far as the model's own rule of repair leaves something. */
  repaired: 2,
  /** Taken off, or at its end: counts as what happened, and is no longer in force. */
  removed: 3,
} as const;

/** By the byte of validity and kind of end. A decision that is stayed waits; one that was varied counts as it is now. */
export const STATES_OF_FACTS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const validity = VALIDITIES[byte & 15];
  if (validity !== 'in_force' && validity !== 'varied') return STATE.out;
  switch (ENDED_CODES[byte >> 4]) {
    case null:
      return STATE.counts;
    case 'repaired':
      return STATE.repaired;
    case 'removed':
      return STATE.removed;
    default:
      return STATE.out;
  }
});

/**
 * By the byte of flags: confirmed and still shared. An objection alone freezes nothing: while the organ is late with its
 * answer the record is left out before it is packed (`facts.ts`).
 */
export const USABLE = Uint8Array.from({ length: 256 }, (_, flags) =>
  (flags & FLAGS.confirmed) !== 0 && (flags & FLAGS.stopped) === 0 ? 1 : 0,
);
