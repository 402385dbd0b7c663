import type { ReactElement, ReactNode } from 'react';
import type { Kernel } from '../kernel/context.ts';
import { t, type Language } from '../kernel/i18n/types.ts';
import type { ProcedureContent } from '../kernel/policy/index.ts';
import { organName, titleOf } from '../kernel/procedures/index.ts';
import { Foreign, formatDate, href } from '../kernel/ui/index.ts';
import type { Changes, Due, Late } from './changes.ts';
import { changeMessages } from './messages/changes.ts';

interface Props {
  kernel: Kernel;
  changes: Changes;
  language: Language;
  /** Days were passed; else it is what changed since yesterday. */
  pushed: boolean;
}

/** What became different, each with the place where one sees it. */
export function Changed({ kernel, changes, language, pushed }: Props): ReactElement {
  const say = t(language, changeMessages);
  const { from, to, ended, late, due, graded } = changes;
  const day = (iso: string) => formatDate(iso, language);
  return (
    <section id="changed" data-ended={ended.length} data-late={late.length} data-due={due.length}>
      <h2>{say.title({ from: day(from), to: day(to) })}</h2>
      {pushed ? null : <p>{say.yesterday()}</p>}
      {ended.length === 0 ? (
        <p>{say['ended.none']()}</p>
      ) : (
        <>
          <p>{say.ended({ n: ended.length })}</p>
          <ul className="ended">
            {ended.map((act, n) => (
              <li key={act}>
                <a href={href(`/acts/${act}`, language)}>{say['ended.link']({ n: n + 1 })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <Lines
        none={say['late.none']()}
        head={say.late({ n: late.reduce((sum, each) => sum + each.n, 0) })}
        lines={late.map((each) => lateLine(kernel, each, language))}
      />
      <Lines none={say['due.none']()} head={say.due({ n: due.length })} lines={due.map((each) => dueLine(kernel, each, language))} />
      <p className="meta" data-graded={graded}>
        {graded === 0 ? say['grades.none']() : say.grades({ n: graded })}
      </p>
    </section>
  );
}

function Lines({ none, head, lines }: { none: string; head: string; lines: readonly ReactNode[] }): ReactElement {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <>
      <p>{head}</p>
      <ul>
        {lines.map((line, n) => (
          <li key={n}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Line(props: { text: string; to: string; look: string; language: Language }): ReactElement {
  return (
    <>
      <Foreign text={props.text} language={props.language} /> <a href={href(props.to, props.language)}>{props.look}</a>
    </>
  );
}

function lateLine(kernel: Kernel, late: Late, language: Language): ReactElement {
  const say = t(language, changeMessages);
  const organ = late.organ === null ? say['organ.none']() : organName(kernel, late.organ, language);
  const due = formatDate(late.due, language);
  return late.kind === 'row' ? (
    <Line text={say['late.row']({ organ, n: late.n, due })} to="/workbench/intake/returned" look={say['look.rows']()} language={language} />
  ) : (
    <Line
      text={say['late.duty']({ organ, what: periodName(kernel, late.rule, language), due })}
      to={caseHref(late.caseId)}
      look={say['look.case']()}
      language={language}
    />
  );
}

function dueLine(kernel: Kernel, { kind, rule, organ, caseId, due: iso, act }: Due, language: Language): ReactElement {
  const say = t(language, changeMessages);
  const due = formatDate(iso, language);
  if (kind === 'objection') {
    const named = organ === null ? say['organ.none']() : organName(kernel, organ, language);
    const text = say['due.objection']({ organ: named, due });
    return <Line text={text} to={`/acts/${act ?? ''}`} look={say['look.act']()} language={language} />;
  }
  const text = say['due.window']({ what: periodName(kernel, rule, language), due });
  return <Line text={text} to={caseHref(caseId)} look={say['look.case']()} language={language} />;
}

function caseHref(id: string | null): string {
  return id === null ? '/workbench/cases' : `/workbench/cases/${id}`;
}

/** A period of a procedure in its own words; a rule of another room by its name. */
function periodName({ policy }: Kernel, rule: string | null, language: Language): string {
  const [procedure = '', period = ''] = (rule ?? '').split('/');
  const found = policy
    .all<ProcedureContent>('procedure')
    .filter(({ id }) => id === procedure)
    .flatMap(({ content }) => content.periods)
    .find(({ id }) => id === period);
  return found === undefined ? (rule ?? '') : titleOf(found.title, language);
}
