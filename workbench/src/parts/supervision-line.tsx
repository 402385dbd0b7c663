import type { ReactElement, ReactNode } from 'react';
import type { paths } from '../api/schema.d.ts';
import { supervisionMessages } from '../house.ts';
import { LANGUAGE, own } from '../look/language.ts';
import { useSay } from '../look/look.tsx';
import { lineMessages } from './messages/supervision-line.ts';
import { Mixed, Zh } from './text.tsx';

type Plans = paths['/api/v1/supervision/plans']['get']['responses'][200]['content']['application/json'];
type Line = Plans['items'][number]['lines'][number];

/** What a line of a plan of supervision says, part by part, in the order in which plans are compared. */
export function usePartsOfLine(): (line: Line) => readonly (readonly [string, ReactNode])[] {
  const say = useSay(lineMessages);
  const words = useSay(supervisionMessages);
  const joint = LANGUAGE === 'en' ? ', ' : '、';
  return (line) => [
    [say.way(), <Mixed key="way">{own(line.title)}</Mixed>],
    [say.ratio(), words.ratio(line.ratio)],
    [say.visits(), line.visitsAtMost === null ? say['visits.none']() : say['visits.most']({ n: line.visitsAtMost })],
    [say.forms(), line.forms.length === 0 ? say['forms.none']() : line.forms.map((form) => words[`form.${form}`]()).join(joint)],
    [say.facilitation(), <Steps key="f" steps={line.facilitation} />],
    [say.reminders(), <Steps key="r" steps={line.reminders} />],
    [say.stricter(), <Stricter key="s" steps={line.stricter} />],
    [say.basis(), <Basis key="b" line={line} />],
  ];
}

function Steps({ steps }: { steps: Line['facilitation'] }): ReactElement {
  const say = useSay(lineMessages);
  if (steps.length === 0) return <span>{say.nothing()}</span>;
  return (
    <ul>
      {steps.map(({ id, title, basis, verified }) => (
        <li key={id}>
          <Mixed>{own(title)}</Mixed>
          <small className="part">
            <Zh>{basis}</Zh> {say[`verified.${verified}`]()}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Each with its article; what has no effect yet says so. */
function Stricter({ steps }: { steps: Line['stricter'] }): ReactElement {
  const say = useSay(lineMessages);
  if (steps.length === 0) return <span>{say.nothing()}</span>;
  return (
    <ul>
      {steps.map(({ id, title, basis, inEffect }) => (
        <li key={id} data-in-effect={inEffect}>
          <Mixed>{own(title)}</Mixed>
          {basis.map(({ instrument, article, verified }) => (
            <small className="part" key={`${instrument}${article}`}>
              <Zh>{`${instrument}${article}`}</Zh> {say[`verified.${verified}`]()}
            </small>
          ))}
          {inEffect ? null : <small className="part">{say.reference()}</small>}
        </li>
      ))}
    </ul>
  );
}

function Basis({ line: { basis, verified, ratio } }: { line: Line }): ReactElement {
  const say = useSay(lineMessages);
  return (
    <ul>
      <li>
        <Zh>{basis}</Zh> <small>{say[`verified.${verified}`]()}</small>
      </li>
      <li>
        {say['ratio.basis']()} <Zh>{ratio.basis}</Zh> <small>{say[`verified.${ratio.verified}`]()}</small>
      </li>
    </ul>
  );
}
