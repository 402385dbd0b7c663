import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { fieldsOf, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import { Pairs } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { ValueOf } from './fields.tsx';
import { saidBySteps } from './statements.tsx';

/** What stands in the case, in the order of the procedure; a later step's value over an earlier one. What the party said is told apart. */
export function Facts({ file, language }: { file: CaseFile; language: Language }): ReactElement {
  const say = t(language, officialMessages);
  const seen = new Set(saidBySteps(file).flatMap(({ fields }) => fields));
  const given = fieldsOf(file.procedure).filter(({ id }) => {
    const first = !seen.has(id) && file.case.fields[id] !== undefined;
    seen.add(id);
    return first;
  });
  if (given.length === 0) return <p>{say['case.facts.none']()}</p>;
  return (
    <div className="facts-given">
      <Pairs
        pairs={given.map((field) => {
          const name = titleOf(field.title, language);
          const internal = field.internal === true;
          return {
            term: internal ? t(language, caseMessages).bracketed({ a: name, b: say['case.internal']() }) : name,
            value: <ValueOf field={field} value={file.case.fields[field.id]} language={language} />,
          };
        })}
      />
    </div>
  );
}
