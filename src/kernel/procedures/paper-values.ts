import { fieldInWords, numberInWords, type NamedBody, type PaperValues } from '../documents/index.ts';
import type { CaseField, ProcedureContent } from '../policy/index.ts';
import { procedureMessages } from './messages.ts';
import type { Case } from './types.ts';

const { zh } = procedureMessages;

/**
 * What a case gives to its papers, in the words that stand there: its fields (never an internal one), its party, and the
 * length of each of its periods as `term-<period>`. What is not given is left out, and a paper that needs it is refused.
 */
export function paperValues(of: Case, procedure: ProcedureContent): PaperValues {
  const fields = fieldsOf(procedure).filter(({ internal }) => internal !== true);
  const filled = fields.flatMap((field): [string, string][] => {
    const value = of.fields[field.id];
    return value === undefined ? [] : [[field.id, fieldInWords(field, value)]];
  });
  const terms = procedure.periods.map(({ id, length, unit }) => [`term-${id}`, zh[`length.${unit}`]({ n: length })]);
  const party = of.party === null ? [] : partyValues(of.party);
  return Object.fromEntries([...terms, ...party, ...filled]) as PaperValues;
}

function partyValues(party: NamedBody): [string, string][] {
  const named: [string, string][] = [
    ['subject', party.name],
    ['subject-number', numberInWords(party)],
  ];
  return party.code === null ? named : [...named, ['uscc', party.code]];
}

/** All fields that a procedure asks for, by its opening and its steps. */
export function fieldsOf({ opening, transitions }: ProcedureContent): CaseField[] {
  return [...opening.fields, ...transitions.flatMap(({ fields }) => fields)];
}
