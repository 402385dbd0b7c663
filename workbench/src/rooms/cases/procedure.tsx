import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AboutCase, trailOf } from './about-case.tsx';
import { caseMessages } from './messages.ts';

/** The edition of the procedure by which the case is handled: drawn, and the same in words. */
export function ProcedurePage(): ReactElement {
  const say = useSay(caseMessages);
  return (
    <AboutCase>
      {(about) => (
        <Page title={say.diagram()} trail={trailOf(say, about)}>
          <Load
            of={['procedure of case', about.id, about.purpose]}
            load={(signal) =>
              answer(
                api.GET('/api/v1/cases/{id}/procedure', {
                  params: { path: { id: about.id } },
                  headers: purposeHeader(about.purpose),
                  signal,
                }),
              )
            }
          >
            {({ title, svg, outline }) => (
              <>
                <p>
                  <Mixed>{say['diagram.lead']({ name: title })}</Mixed>
                </p>
                <div className="scroll diagram" role="region" tabIndex={0} aria-label={say.region({ name: say.diagram() })}>
                  <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={title} />
                </div>
                <h2>{say['diagram.words']()}</h2>
                <ol>
                  {outline.map(({ state, steps }) => (
                    <li key={state}>
                      <Mixed>{state}</Mixed>
                      {steps.length === 0 ? null : (
                        <ul>
                          {steps.map((step) => (
                            <li key={step}>
                              <Mixed>{step}</Mixed>
                            </li>
                          ))}
                        </ul>
                      )}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </Load>
        </Page>
      )}
    </AboutCase>
  );
}
