import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { PolicyDocument, ProcedureContent } from '../../kernel/policy/index.ts';
import { openCase, organName, titleOf, type NewCase } from '../../kernel/procedures/index.ts';
import { sheetMessages } from './messages/sheet.ts';
import { openingOf, type Wanted } from './opening.ts';

export interface OpeningPreview {
  party: { name: string; code: string | null } | null;
  /** Sentences, with numbers. */
  follows: string[];
}

class OnlyChecked extends Error {}

/**
 * Opens the case as the opening itself will, and takes it all back: what is told is what the opening says. Throws what
 * `openCase` throws; for a party or an object that is wrong BAD_INPUT at its field, with what is missing below it.
 */
export async function previewOpening(kernel: Kernel, wanted: Wanted, caller: Caller, language: Language): Promise<OpeningPreview> {
  const procedure = kernel.policy.get<ProcedureContent>('procedure', wanted.procedure, kernel.clock.today().toString());
  let made: NewCase | undefined;
  try {
    await kernel.db.tx(async (tx) => {
      made = await openingOf(tx, kernel, wanted, caller).catch((error: unknown) => {
        throw atItsField(error, procedure.content, wanted);
      });
      await openCase(tx, kernel, made, caller);
      throw new OnlyChecked();
    });
  } catch (error) {
    if (!(error instanceof OnlyChecked)) throw error;
  }
  return { party: made!.party, follows: followsOf(kernel, procedure, made!, language) };
}

/** All that is wrong, in the order of the form: also what was left empty below the field that stopped the opening. */
function atItsField(error: unknown, content: ProcedureContent, wanted: Wanted): unknown {
  if (!(error instanceof XinhengError) || !['BAD_INPUT', 'NOT_FOUND', 'AMBIGUOUS_KEY'].includes(error.code)) return error;
  const ofObject = error.params['what'] === 'object';
  const field = ofObject ? 'object' : 'subject';
  const empty = content.opening.fields.filter(({ id, required }) => required && wanted.fields[id] === undefined);
  return XinhengError.worded('BAD_INPUT', (language) => {
    const say = t(language, sheetMessages);
    const message = ofObject
      ? say['new.object.missing']()
      : error.code === 'BAD_INPUT'
        ? say['new.subject.wrong']()
        : say['new.subject.unknown']();
    const missing = empty.map(({ id, title }) => ({
      path: `/fields/${id}`,
      code: 'MISSING',
      message: say['field.missing']({ name: titleOf(title, language) }),
    }));
    return { params: { what: field }, errors: [{ path: `/${field}`, code: 'WRONG', message }, ...missing] };
  });
}

function followsOf(
  kernel: Kernel,
  { edition, content }: PolicyDocument<ProcedureContent>,
  { organs }: NewCase,
  language: Language,
): string[] {
  const say = t(language, sheetMessages);
  const deciding = organName(kernel, organs.deciding, language);
  const begun = content.periods.filter(({ from }) => 'step' in from && from.step === 'open');
  return [
    organs.superior === null
      ? say['new.organs.none']({ deciding })
      : say['new.organs']({ deciding, superior: organName(kernel, organs.superior, language) }),
    ...begun.map(({ title, length, unit }) =>
      say['new.period']({ name: titleOf(title, language), n: length, unit: say[`unit.${unit}`]() }),
    ),
    say['new.edition']({ edition }),
  ];
}
