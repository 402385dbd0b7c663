/**
 * The advisory locks of the product, by what they guard: one list, so that no two share a number. Numbers are ours and mean
 * nothing. Two more kinds are not here: a reader's lock (a hash of its name) and a batch's (a hash of organ and mapping).
 */
export const LOCKS = {
  /** One migrator at a time. */
  migrate: 7_220_241_124,
  /** Who is registered: alone while registering, shared while relying on a code not being held. */
  register: 7_220_241_125,
  /** One loader of the shipped policy at a time. */
  policy: 7_220_241_126,
  /** Looks being written (shared) and being sealed (alone). */
  accessLog: 7_220_241_127,
  /** One who keeps the findings on codes at a time: the reader or a full computation. */
  codeFindings: 7_220_241_128,
  /** One at a time who asks whether the instance has nobody yet who agrees to roles. */
  accounts: 7_220_241_129,
  /** One who stores evaluations at a time: the reader, a run, or what falls due on a day. */
  evaluation: 7_220_241_130,
  /** One who stores what became of supervision at a time: the reader, or the look of each day. */
  supervision: 7_220_241_131,
} as const;
