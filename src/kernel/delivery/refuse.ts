import { XinhengError } from '../errors/index.ts';
import { t, type Language } from '../i18n/index.ts';
import { deliveryMessages } from './messages.ts';

/**
 * DELIVERY_REFUSED: nothing was recorded; says which rule stood in the way, and at which of what was given. Never the name or
 * address itself.
 */
export function deliveryRefused(
  say: (texts: typeof deliveryMessages.zh, language: Language) => string,
  what?: 'method' | 'recipient' | 'address' | 'outcome' | 'on' | 'proof' | 'reason',
): XinhengError {
  return XinhengError.worded('DELIVERY_REFUSED', (language) => ({
    params: { reason: say(t(language, deliveryMessages), language), ...(what === undefined ? {} : { what }) },
    errors: [],
  }));
}
