import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, href, Message, Table } from '../../../kernel/ui/index.ts';
import { OPEN_COLUMNS, OPEN_FILES, openDataMessages, type OpenFile } from '../../../registry/open-data/index.ts';
import { plainPage, portalPage, type View } from '../frame.tsx';
import { openDataPages } from '../messages/open-data.ts';
import { Bullets, Part } from '../parts/prose.tsx';

const LICENCE = '/open-data/licence.txt';

/** The data sets: what is said before the click, then the files (domain.md, Reporting and display; ux.md §1 B4). */
export function openDataRoutes(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/open-data', 'Data sets and their terms', index),
    plainPage(kernel, '/open-data/acts', 'The data set of acts: terms, columns, files', acts),
    plainPage(kernel, '/open-data/terms', 'Terms of use of the data sets', terms),
  ];
}

function index(view: View): ReactElement {
  const { language } = view;
  const say = t(language, openDataPages);
  return portalPage(
    view,
    { title: say.title(), path: '/open-data' },
    <>
      <p className="lead">{say.lead()}</p>
      <Part title={say['acts.title']()}>
        <p>{say['acts.lead']()}</p>
        <p>
          <a className="button second" href={href('/open-data/acts', language)}>
            {say.see()}
          </a>
        </p>
      </Part>
      <Part title={say['terms.adverse.title']()}>
        <Adverse view={view} />
      </Part>
      <p>
        <a href={href('/open-data/terms', language)}>{say['terms.title']()}</a>
      </p>
    </>,
  );
}

function Adverse({ view: { language } }: { view: View }): ReactElement {
  return <Message from={openDataPages} m="terms.adverse" language={language} links={{ contact: href('/contact', language) }} />;
}

const before = ({ language }: View): string[] => {
  const say = t(language, openDataPages);
  return [say['before.1'](), say['before.2'](), say['before.3'](), say['before.4'](), say['before.5']()];
};

const trail = ({ language }: View) => [{ href: '/open-data', label: t(language, openDataPages).title() }];

function acts(view: View): ReactElement {
  const { language } = view;
  const say = t(language, openDataPages);
  const files = [
    ['/open-data/acts.csv', say['files.acts']()],
    ['/open-data/acts-corrections.csv', say['files.corrections']()],
    ['/open-data/acts-withdrawn.csv', say['files.withdrawn']()],
    [LICENCE, say['files.licence']()],
  ] as const;
  return portalPage(
    view,
    { title: say['acts.title'](), path: '/open-data/acts', trail: trail(view) },
    <>
      <p className="lead">{say['acts.lead']()}</p>
      <Part title={say.purpose()}>
        <p>{say['purpose.is']()}</p>
      </Part>
      <Part id="before" title={say['before.title']()}>
        <Bullets items={before(view)} language={language} />
        <p>
          <Foreign text={t(language, openDataMessages).licence()} language={language} />
        </p>
      </Part>
      <Part title={say['files.title']()}>
        <ul>
          {files.map(([path, label]) => (
            <li key={path}>
              <a href={path}>{label}</a>
            </li>
          ))}
        </ul>
      </Part>
      {OPEN_FILES.map((file) => (
        <Columns key={file} file={file} view={view} />
      ))}
    </>,
  );
}

function Columns({ file, view: { language } }: { file: OpenFile; view: View }): ReactElement {
  const say = t(language, openDataPages);
  const caption = say.schema({ file: `${file}.csv` });
  return (
    <Part title={caption}>
      <Table
        caption={caption}
        hideCaption
        language={language}
        rows={OPEN_COLUMNS[file]}
        rowKey={(column) => column}
        columns={[
          {
            head: say.column(),
            heading: true,
            cell: (column) => (
              <code className="mono" lang="en">
                {column}
              </code>
            ),
          },
          {
            head: say.meaning(),
            // Of a correction `kind` is the kind of correction, not of the act.
            cell: (column) => (file === 'acts-corrections' && column === 'kind' ? say['col.correctionKind']() : say[`col.${column}`]()),
          },
        ]}
      />
    </Part>
  );
}

function terms(view: View): ReactElement {
  const { language } = view;
  const say = t(language, openDataPages);
  return portalPage(
    view,
    { title: say['terms.title'](), path: '/open-data/terms', trail: trail(view) },
    <>
      <p className="lead">
        <Foreign text={t(language, openDataMessages).licence()} language={language} />
      </p>
      <Bullets items={before(view)} language={language} />
      <Message from={openDataPages} m="terms.file" language={language} links={{ licence: LICENCE }} />
      <Part title={say['terms.adverse.title']()}>
        <Adverse view={view} />
      </Part>
    </>,
  );
}
