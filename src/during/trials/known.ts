import type { Attributes } from '../../registry/dossiers/index.ts';

/**
 * A body's attributes for a past moment. Only the newest are kept: they stand for the past ones (kind, founding day, district,
 * industry and class of size seldom change), but for one. A body that is cancelled today and has changed since may have stood then; left
 * out, a model would look better than it is, since those that failed would be missing.
 */
export function thenOf(attributes: Attributes, knownAt: number): Attributes {
  const gone = attributes.state === 'cancelled' && attributes.position > knownAt;
  return gone ? { ...attributes, state: 'active' } : attributes;
}
