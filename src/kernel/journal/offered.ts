import type { Kernel } from '../context.ts';
import { point } from '../offers.ts';
import type { ContentHome, Reader } from './types.ts';

export const readers = point<(kernel: Kernel) => Reader[]>('readers');
export const contentHomes = point<ContentHome>('content homes');

/** The readers of all rooms. */
export function allReaders(kernel: Kernel): Reader[] {
  return kernel.offers.at(readers).flatMap((of) => of(kernel));
}

/** Where rooms keep the content of events that stands in their own rows. */
export function allContentHomes({ offers }: Pick<Kernel, 'offers'>): readonly ContentHome[] {
  return offers.at(contentHomes);
}
