import type { Checked } from '../../policy/checks/types.ts';
import { ofKind } from '../../policy/checks/types.ts';
import { fault, type PlainFault } from '../../policy/fault.ts';
import { PROGRAM_VALUES, TERM_VALUE, type ServiceRulesContent } from '../../policy/schemas/papers.ts';
import type { ProcedureContent } from '../../policy/schemas/procedure.ts';
import { ofEditions, newestFirst } from './editions.ts';
import { fieldsOf, placeholdersOf, type Reading } from './read.ts';

/** What stands in braces is a field of the case that the party may read, a period's length, or made by the program. */
export function checkPlaceholders(reading: Reading): PlainFault[] {
  const { content, template, period } = reading;
  const fields = fieldsOf(content).map((each) => each.field);
  return content.documents.flatMap((paper) => {
    const held = template.get(paper.id);
    return (held ? placeholdersOf(held.content) : []).flatMap(({ path, name }) => {
      const of = fields.filter((each) => each.id === name);
      const made = (PROGRAM_VALUES as readonly string[]).includes(name);
      const term = name.startsWith(TERM_VALUE) && period.has(name.slice(TERM_VALUE.length));
      if (!made && !term && of.length === 0) return [fault(held?.file ?? '', path, 'WORD_UNKNOWN', { name })];
      return paper.serve && of.some((each) => each.internal) ? [fault(held?.file ?? '', path, 'WORD_INTERNAL', { name })] : [];
    });
  });
}

/** Electronic service only with the party's signed confirmation (行政处罚法 §61), and a count of days where days count (h). */
export function checkServiceRules(documents: readonly Checked[]): PlainFault[] {
  return ofKind<ServiceRulesContent>(documents, 'service-rules').flatMap(({ file, document }) =>
    document.content.methods.flatMap((each, i) => {
      const path = `/content/methods/${i}`;
      return [
        ...(each.method === 'electronic' && !each.needsConsent
          ? [fault(file, `${path}/needsConsent`, 'ELECTRONIC_WITHOUT_CONSENT', {})]
          : []),
        ...((each.effective === 'days-after') !== (each.days !== undefined) ? [fault(file, path, 'FIELD_MISSING', { name: 'days' })] : []),
      ];
    }),
  );
}

/** An edition that takes over running cases knows every state they may stand in. */
export function checkMoves(documents: readonly Checked[]): PlainFault[] {
  return ofEditions(ofKind<ProcedureContent>(documents, 'procedure')).flatMap((editions) =>
    newestFirst(editions).flatMap(({ file, document }, i, sorted) => {
      const before = sorted[i + 1]?.document.content;
      if (document.content.running === 'keep' || !before) return [];
      const held = new Set(document.content.states.map((each) => each.id));
      return before.states
        .filter((each) => !held.has(each.id))
        .map((each) => fault(file, '/content/running', 'MOVE_LOSES_STATE', { name: each.id }));
    }),
  );
}
