import type { ReactElement } from 'react';
import { XinhengError } from '../../kernel/errors/index.ts';
import { errorText } from '../../kernel/errors/messages.ts';
import { FormRefused } from '../../kernel/http/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { FormFault } from '../../kernel/ui/index.ts';
import { caseMessages } from './messages/common.ts';

/** Names of the controls, each with the words on it; the first is where a fault stands that belongs to none. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Does it, or throws `FormRefused` with the form again. The fault stands beside the field that the error names, in the words
 * of its label, so that the way down from the summary always ends at a field.
 */
export async function refusedForm<T>(
  language: Language,
  labels: Labels,
  work: () => Promise<T>,
  form: (faults: FormFault[]) => ReactElement | Promise<ReactElement>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof XinhengError) || error.status >= 500) throw error;
    throw new FormRefused(error, await form([faultIn(error, labels, language)]));
  }
}

function faultIn(error: XinhengError, labels: Labels, language: Language): FormFault {
  const named = String(error.params['what'] ?? '');
  const name = Object.hasOwn(labels, named) ? named : (Object.keys(labels)[0] ?? named);
  const details = error.said(language).errors.map(({ message }) => message);
  const ofField = error.code === 'BAD_INPUT' || error.code === 'NOT_FOUND';
  if (ofField && details.length === 0) {
    return { name, message: t(language, caseMessages)['field.wrong']({ name: labels[name] ?? name }) };
  }
  const { what, how } = errorText(language, error);
  const sentences = ofField ? details : [what, ...details, how];
  const message = sentences
    .filter((each, n) => sentences.findIndex((other) => other.includes(each)) === n)
    .join(language === 'en' ? ' ' : '');
  return { name, message };
}
