import type { Language } from '../../i18n/types.ts';
import { t } from '../../i18n/types.ts';
import type { ProcedureContent } from '../../policy/schemas/procedure.ts';
import { byWhom, textOf } from './layout.ts';
import { diagramMessages } from './messages.ts';

/** One state of the text alternative, with the steps that lead on from it. */
export interface OutlineEntry {
  state: string;
  steps: readonly string[];
}

/** What the drawing shows, in the order of the procedure: for an ordered list beside it. */
export function outlineOf(content: ProcedureContent, language: Language): OutlineEntry[] {
  const say = t(language, diagramMessages);
  const titles = new Map(content.states.map((each) => [each.id, textOf(each.title, language)]));
  return content.states.map((state) => ({
    state: say[state.end ? 'outline.end' : 'outline.state']({ name: textOf(state.title, language) }),
    steps: content.transitions
      .filter((each) => each.from.includes(state.id))
      .map((each) =>
        say['outline.step']({
          step: textOf(each.title, language),
          who: byWhom(each, language),
          to: titles.get(each.to) ?? each.to,
        }),
      ),
  }));
}
