import { XinhengError } from '../errors/index.ts';
import { t, type Language } from '../i18n/index.ts';
import { deliveryMessages } from './messages.ts';

/** DELIVERY_REFUSED: nothing was recorded; says which rule stood in the way. Never the name or address itself. */
export function deliveryRefused(say: (texts: typeof deliveryMessages.zh, language: Language) => string): XinhengError {
  return XinhengError.worded('DELIVERY_REFUSED', (language) => ({
    params: { reason: say(t(language, deliveryMessages), language) },
    errors: [],
  }));
}
