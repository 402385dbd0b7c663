import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatCount, formatDate, Table } from '../../../kernel/ui/index.ts';
import type { Revision } from '../../../registry/figures/index.ts';
import type { View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';
import { monthMessages } from '../messages/figures-month.ts';

/** What was different when a published month was counted again, the latest first; organs by name where they are named. */
export function Revisions(props: { revisions: readonly Revision[]; named: boolean; view: View }): ReactElement {
  const { language } = props.view;
  const say = t(language, monthMessages);
  return (
    <section id="revisions">
      <h2>{say['revisions.title']()}</h2>
      {props.revisions.length === 0 ? <p>{say['revisions.none']()}</p> : null}
      {props.revisions.toReversed().map((each) => (
        <section key={each.revision} id={`revision-${each.revision}`}>
          <h3>{say['revisions.on']({ n: each.revision, day: formatDate(each.on, language) })}</h3>
          {props.named ? <ChangeTable revision={each} view={props.view} /> : null}
        </section>
      ))}
    </section>
  );
}

function ChangeTable({ revision, view: { language } }: { revision: Revision; view: View }): ReactElement {
  const say = t(language, monthMessages);
  const { changes } = revision;
  const name = (each: Revision['changes'][number]) => (language === 'en' ? each.nameEn : each.name);
  return (
    <>
      <p>{say['revisions.some']({ n: changes.length })}</p>
      <Table
        caption={say['revisions.on']({ n: revision.revision, day: formatDate(revision.on, language) })}
        hideCaption
        language={language}
        rows={changes}
        rowKey={(each) => `${each.organ} ${each.number}`}
        columns={[
          {
            head: t(language, figuresMessages).organ(),
            heading: true,
            cell: (each) => <Foreign text={name(each)} language={language} />,
          },
          { head: say.number(), cell: (each) => say[`number.${each.number}`]() },
          { head: say.before(), number: true, cell: (each) => formatCount(each.before) },
          { head: say.after(), number: true, cell: (each) => formatCount(each.after) },
        ]}
      />
    </>
  );
}
