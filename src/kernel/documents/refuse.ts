import { XinhengError } from '../errors/index.ts';
import { t } from '../i18n/index.ts';
import { documentMessages } from './messages.ts';

/** PAPER_REFUSED: no paper is made and no number used; says what is missing, and where it belongs. */
export function paperRefused(say: (texts: typeof documentMessages.zh) => string): XinhengError {
  return XinhengError.worded('PAPER_REFUSED', (language) => ({
    params: { reason: say(t(language, documentMessages)) },
    errors: [],
  }));
}
