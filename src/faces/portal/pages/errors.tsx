import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { errorText } from '../../../kernel/errors/messages.ts';
import type { ErrorPage } from '../../../kernel/serving/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { ErrorFoot, Foreign, page } from '../../../kernel/ui/index.ts';
import { siteFrame } from '../frame.tsx';
import { common } from '../messages/common.ts';
import { SearchBox } from '../search-box.tsx';

/**
 * 400, 403, 404, 410, 413, 429, 500, 503: what happened, what to do, when, the number to quote, and the box to go on with. The
 * address that failed is not repeated: it may hold what somebody typed by mistake.
 */
export function errorPage(kernel: Pick<Kernel, 'settings' | 'clock'>, given: ErrorPage): ReactElement {
  const { language, problem, error, reference } = given;
  const text = errorText(language, error);
  return page(
    {
      title: text.title,
      language,
      path: '/',
      twin: 'home',
      noindex: true,
      faulty: problem.status === 400,
      description: t(language, common).description(),
      frame: siteFrame(kernel, language),
    },
    <>
      <div className="notice" data-message={`${problem.code}.what`}>
        <p className="lead">
          <Foreign text={text.what} language={language} />
        </p>
        <p>
          <Foreign text={text.how} language={language} />
        </p>
        {problem.errors === undefined ? null : (
          <ul>
            {problem.errors.map((fault) => (
              <li key={fault.path + fault.code}>
                <span className="mono">{fault.path}</span> {fault.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="field">
        <SearchBox language={language} />
      </div>
      <ErrorFoot language={language} reference={reference} now={kernel.clock.now()} phone={kernel.settings.operator?.phone} />
    </>,
  );
}
