import type { ReactElement, ReactNode } from 'react';
import { supervisionMessages } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { Mixed, Zh } from '../../parts/text.tsx';
import { planMessages } from './messages.ts';
import { own, type Line } from './types.ts';

/** What a line says, part by part, in the order in which plans are compared. */
export function usePartsOf(): (line: Line) => readonly (readonly [string, ReactNode])[] {
  const say = useSay(planMessages);
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
} // prettier-ignore

function Steps({ steps }: { steps: Line['facilitation'] }): ReactElement {
  const say = useSay(planMessages);
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
  const say = useSay(planMessages);
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
  const say = useSay(planMessages);
  return (
    <ul>
      <li>
        <Zh>{basis}</Zh> <small className="part">{say[`verified.${verified}`]()}</small>
      </li>
      <li>
        {say['ratio.basis']()} <Zh>{ratio.basis}</Zh>{' '}
        <small className="part">{say[`verified.${ratio.verified}`]()}</small>
      </li>
    </ul>
  );
}
