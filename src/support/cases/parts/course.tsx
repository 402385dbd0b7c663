import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, stepName, type CaseFile, type Step } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, Table } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { stepDetail } from '../step-words.ts';
import { CourseDrawing } from './course-drawing.tsx';
import { periodSentence } from './periods.tsx';

interface Props {
  desk: Desk;
  file: CaseFile;
  /** Display names by account. */
  people: ReadonlyMap<string, string>;
}

/** The drawing, then the same as tables: steps taken, and terms. */
export function Course(props: Props): ReactElement {
  const { desk, file } = props;
  const say = t(desk.language, officialMessages);
  const running = file.case.periods.filter(({ closedOn }) => closedOn === null).length;
  const opened = formatDate(file.case.openedOn, desk.language);
  const sentence = say['course.sentence']({ opened, steps: file.case.steps.length, running });
  return (
    <section aria-labelledby="course">
      <h2 id="course">{say['case.course']()}</h2>
      <CourseDrawing desk={desk} file={file} sentence={sentence} />
      <Steps {...props} />
      {file.case.periods.length === 0 ? null : <Periods {...props} />}
    </section>
  );
}

function Steps({ desk, file, people }: Props): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  return (
    <Table
      caption={say['course.steps']()}
      language={language}
      rows={file.case.steps}
      rowKey={({ n }) => String(n)}
      columns={[
        { head: say['course.n'](), tight: true, cell: ({ n }) => n },
        { head: say['course.day'](), tight: true, cell: ({ on }) => on },
        {
          head: say['course.step'](),
          heading: true,
          cell: (step) => <Foreign text={stepName(language, file.procedure, step)} language={language} />,
        },
        {
          head: say['course.who'](),
          cell: (step) => <Foreign text={whoTook(step, people, desk)} language={language} />,
        },
        {
          head: say['course.detail'](),
          cell: (step) => <Foreign text={stepDetail(file, step, language)} language={language} />,
        },
      ]}
    />
  );
}

function whoTook({ by, role, standsInFor }: Step, people: ReadonlyMap<string, string>, { language }: Desk): string {
  const say = t(language, officialMessages);
  if (role === null) return say['course.clock']();
  const named = (account: string): string => {
    const name = people.get(account);
    return name === undefined ? account : t(language, caseMessages).bracketed({ a: name, b: account });
  };
  return standsInFor === null ? named(by) : say['course.for']({ who: named(by), account: named(standsInFor) });
}

function Periods({ desk, file }: Props): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const basis = (id: string): string => {
    const found = file.procedure.periods.find((period) => period.id === id)?.basis;
    return found === undefined ? '' : `${found.instrument}${language === 'en' ? ', ' : ''}${found.article}`;
  };
  return (
    <Table
      caption={say['case.periods']()}
      language={language}
      rows={file.case.periods}
      rowKey={({ period, started }) => `${period} ${started}`}
      columns={[
        {
          head: say['period.name'](),
          heading: true,
          cell: ({ period }) => <Foreign text={nameOf(language, file.procedure, period)} language={language} />,
        },
        { head: say['period.from'](), tight: true, cell: ({ started }) => started },
        { head: say['period.to'](), tight: true, cell: ({ due }) => due ?? '—' },
        {
          head: say['period.state'](),
          cell: (running) => <Foreign text={periodSentence(desk, file, running)} language={language} />,
        },
        { head: say['period.basis'](), cell: ({ period }) => <Foreign text={basis(period)} language={language} /> },
      ]}
    />
  );
}
