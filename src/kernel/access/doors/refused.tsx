import type { ReactElement } from 'react';
import type { XinhengError } from '../../errors/index.ts';
import { errorText } from '../../errors/messages.ts';
import { t } from '../../i18n/types.ts';
import { ErrorFoot, Foreign, href } from '../../ui/index.ts';
import { doorMessages } from './messages.ts';
import { doorPage, type Door } from './parts.tsx';

/** What was refused, why and what next, where one can go on from. The address is not repeated. */
export function refusedPage(door: Door, error: XinhengError, reference: string): ReactElement {
  const { kernel, language, face } = door;
  const { title, what, how } = errorText(language, error);
  const said = new Set([what, how]);
  const more = error.said(language).errors.filter(({ message }) => !said.has(message) && !what.includes(message) && !how.includes(message));
  return doorPage(
    { ...door, path: `/${face}` },
    title,
    <>
      <div className="notice" data-message={`${error.code}.what`}>
        <p className="lead">
          <Foreign text={what} language={language} />
        </p>
        <p>
          <Foreign text={how} language={language} />
        </p>
        {more.length === 0 ? null : (
          <ul>
            {more.map(({ path, code, message }) => (
              <li key={path + code}>
                <Foreign text={message} language={language} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <p>
        <a href={href(`/${face}`, language)}>{t(language, doorMessages)[`home.${face}`]()}</a>
      </p>
      <ErrorFoot language={language} reference={reference} now={kernel.clock.now()} phone={kernel.settings.operator?.phone} />
    </>,
  );
}
