import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { stepName, titleOf, type CaseFile, type Step } from '../../../kernel/procedures/index.ts';
import { formatDate, Pairs } from '../../../kernel/ui/index.ts';
import { officialMessages } from '../messages/officials.ts';
import { ValueOf } from './fields.tsx';

/** Steps by which the party said something, in their order: whoever reviews must have all of it, not the latest alone. */
export function saidBySteps({ case: of, procedure }: CaseFile): { step: Step; fields: readonly string[] }[] {
  return of.steps.flatMap((step) => {
    const transition = step.kind === 'fire' ? procedure.transitions.find(({ id }) => id === step.what) : undefined;
    const fields = transition?.fields.map(({ id }) => id).filter((id) => step.fields[id] !== undefined) ?? [];
    return transition?.by.some(({ who }) => who === 'party') === true && fields.length > 0 ? [{ step, fields }] : [];
  });
}

/** All that the party said, each with its day. */
export function Statements({ file, language }: { file: CaseFile; language: Language }): ReactElement | null {
  const said = saidBySteps(file);
  if (said.length === 0) return null;
  const { procedure } = file;
  return (
    <>
      <h3 id="statements">{t(language, officialMessages)['case.statements']({ n: said.length })}</h3>
      {said.map(({ step, fields }) => (
        <div className="facts-given" key={step.n}>
          <p>
            <strong>{stepName(language, procedure, step)}</strong> {formatDate(step.on, language)}
          </p>
          <Pairs
            pairs={fields.map((id) => {
              const field = procedure.transitions
                .find((each) => each.id === step.what)!
                .fields.find((each) => each.id === id)!;
              return {
                term: titleOf(field.title, language),
                value: <ValueOf field={field} value={step.fields[id]} language={language} />,
              };
            })}
          />
        </div>
      ))}
    </>
  );
}
