import type { ReactElement } from 'react';
import { XinhengError } from '../../kernel/errors/index.ts';
import { errorText } from '../../kernel/errors/messages.ts';
import { FormRefused } from '../../kernel/http/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import type { FormFault } from '../../kernel/ui/index.ts';

/**
 * Does it, or throws `FormRefused` with the form again. The fault stands beside the field that the error names; what names
 * none stands beside `main`, so that the way down from the summary always ends at a field.
 */
export async function refusedForm<T>(
  language: Language,
  main: string,
  work: () => Promise<T>,
  form: (faults: FormFault[]) => ReactElement | Promise<ReactElement>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof XinhengError) || error.status >= 500) throw error;
    throw new FormRefused(error, await form([faultIn(error, main, language)]));
  }
}

const FIELDS =
  /^(?:method|sentOn|recipient|address|outcome|on|reason|account|substitute|from|to|until|ground|period|length|kind|file|signedBy)$/;

function faultIn(error: XinhengError, main: string, language: Language): FormFault {
  const named = String(error.params['what'] ?? '');
  const { what, how } = errorText(language, error);
  const sentences = [what, ...error.said(language).errors.map(({ message }) => message), how];
  const message = sentences
    .filter((each, n) => sentences.findIndex((other) => other.includes(each)) === n)
    .join(language === 'en' ? ' ' : '');
  return { name: FIELDS.test(named) ? named : main, message };
}
