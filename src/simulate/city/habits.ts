/** Kinds of acts that chance makes: two of any trade's organ, equipment registered by city or district, and honours. */
export type ActKind = 'penalty' | 'permit' | 'city-equipment' | 'district-equipment' | 'honour';

/** How much the organs of a city do and how well: what chance is asked. Parts are between 0 and 1. */
export interface Habits {
  /** Acts of a working day in the whole city, at most; evenly from none. */
  acts: number;
  /** Of what kind, as parts of one. */
  kinds: readonly (readonly [kind: ActKind, part: number])[];
  /** Part sent after the seven working days. */
  late: number;
  /** Part of the rows that are filled in wrongly on their way, and of these the part that is mended. */
  spoilt: number;
  mended: number;
  /** Part that is sent once more, as the same file or in another. */
  twice: number;
  /** Part of an organ's files of a day that go out as one. */
  mixed: number;
  /** Part of the bodies whose registration comes after their first act. */
  unregistered: number;
}

/** Worse than any real city: what must hold then, holds. */
export const ROUGH: Habits = {
  acts: 3,
  kinds: [
    ['penalty', 0.5],
    ['permit', 0.5],
  ],
  late: 0.12,
  spoilt: 0.25,
  mended: 0.7,
  twice: 0.25,
  mixed: 0.5,
  unregistered: 0.15,
};
