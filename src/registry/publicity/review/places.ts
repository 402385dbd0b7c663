import type { Kernel } from '../../../kernel/context.ts';
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

export type HeldFinder = (policy: Kernel['policy'], content: ActContent, codes: readonly string[]) => HeldPlace[];

let finder: HeldFinder | undefined;

/** The room that holds rows says where its reasons stand; without it a row is shown without marks. */
export function registerHeldFinder(given: HeldFinder): void {
  finder = given;
}

export function placesOf(policy: Kernel['policy'], content: ActContent, codes: readonly string[]): HeldPlace[] {
  return finder?.(policy, content, codes) ?? [];
}
