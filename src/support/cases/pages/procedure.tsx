import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { outlineOf, ProcedureDrawing, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Foreign } from '../../../kernel/ui/index.ts';
import { deskPage, type Desk } from '../desk.tsx';
import { officialMessages } from '../messages/officials.ts';

/** The edition of the procedure by which the case is handled: drawn, and the same in words. */
export function procedurePage(desk: Desk, file: CaseFile): ReactElement {
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  const name = titleOf(file.title, language);
  const back = `${cases}/${file.case.caseId}`;
  return deskPage(
    desk,
    {
      title: say['case.diagram'](),
      path: `${back}/procedure`,
      trail: [{ href: back, label: file.case.number }],
    },
    <>
      <p>
        <Foreign text={say['case.diagram.lead']({ name })} language={language} />
      </p>
      <div className="scroll diagram no-print" role="region" tabIndex={0} aria-label={say['case.diagram']()}>
        <ProcedureDrawing id="procedure" title={file.title} content={file.procedure} language={language} />
      </div>
      <h2>{say['case.diagram.words']()}</h2>
      <ol>
        {outlineOf(file.procedure, language).map(({ state, steps }) => (
          <li key={state}>
            <Foreign text={state} language={language} />
            {steps.length === 0 ? null : (
              <ul>
                {steps.map((step) => (
                  <li key={step}>
                    <Foreign text={step} language={language} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>,
  );
}
