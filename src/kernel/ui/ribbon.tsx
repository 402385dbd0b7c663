import { useContext, type ReactElement } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { href } from './href.ts';
import { uiMessages } from './messages.ts';
import { TokenContext } from './view.ts';

/** How far a visitor of the demonstration may move its clock at once: working days, or a month. */
export const STEPS = ['1', '3', '7', 'month'] as const;

interface Props {
  text: string;
  /** The clock may be moved. */
  clock: boolean;
  /** Where to come back to, without the language. */
  back: string;
  language: Language;
}

/** That everything is invented, on every page; in front of the server of a demonstration also the clock that one pushes. */
export function Ribbon({ text, clock, back, language }: Props): ReactElement {
  const say = t(language, uiMessages);
  return (
    <aside className="ribbon" aria-label={say.ribbonLabel()}>
      <div className="wide">
        <p data-message="ribbon.demo">
          {text}
          {clock ? (
            <>
              {' '}
              <a className="no-print" href={href('/tour', language)}>
                {say['clock.tour']()}
              </a>
            </>
          ) : null}
        </p>
        {clock ? <Clock back={back} language={language} /> : null}
      </div>
    </aside>
  );
}

function Clock({ back, language }: { back: string; language: Language }): ReactElement {
  const say = t(language, uiMessages);
  const token = useContext(TokenContext);
  return (
    <form method="post" action={href('/tour/clock', language)} className="push">
      {token === null ? null : <input type="hidden" name="_csrf" value={token} />}
      <input type="hidden" name="back" value={back} />
      <fieldset>
        <legend>{say['clock.label']()}</legend>
        {STEPS.map((step) => (
          <button key={step} name="by" value={step} className="second quiet">
            {say[`clock.${step}`]()}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
