import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import { point } from '../../../kernel/offers.ts';
import type { ActContent } from '../../records/types.ts';

/** Where in the text of a held row a reason stands. */
export interface HeldPlace {
  code: string;
  /** Field of the content. */
  field: string;
  /** In UTF-16 units, as a browser counts. */
  from: number;
  length: number;
  /** The piece with its middle blotted out: for a list that is read over a shoulder. */
  masked: string;
}

/** Said by the room that holds rows; without it a row is shown without marks. */
export interface HeldReasons {
  /** Where in the content the reasons of these codes stand. */
  places(policy: Kernel['policy'], content: ActContent, codes: readonly string[]): HeldPlace[];
  /** What a code that holds a row means, to a reader. */
  word(code: string, language: Language): string;
}

export const heldReasons = point<HeldReasons>('held reasons');

export function heldWord({ offers }: Pick<Kernel, 'offers'>, code: string, language: Language): string {
  return offers.at(heldReasons)[0]?.word(code, language) ?? code;
}

export function placesOf(kernel: Pick<Kernel, 'offers' | 'policy'>, content: ActContent, codes: readonly string[]): HeldPlace[] {
  return kernel.offers.at(heldReasons).flatMap((of) => of.places(kernel.policy, content, codes));
}
