import { t, type Language } from '../../../kernel/i18n/types.ts';
import { historyMessages, stateKey } from './messages.ts';
import type { PastFile } from './types.ts';

/** A past file as the command line prints it. */
export function pastText(file: PastFile, language: Language): string {
  const say = t(language, historyMessages);
  return [
    say.head({ name: file.subject.name ?? say.unknown(), asOf: file.asOf, knownAt: file.knownAt }),
    ...file.records.map(({ display, ...record }) => say.line({ ...record, state: say[stateKey(display.state)]() })),
    ...(file.records.length === 0 ? [say.empty()] : []),
    ...file.apart.map(({ name, subjectId: id }) => say.apart({ name, id })),
    ...(file.complete ? [] : [say.partial()]),
  ].join('\n');
}
