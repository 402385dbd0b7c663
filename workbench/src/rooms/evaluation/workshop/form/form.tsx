import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useSay } from '../../../../look/look.tsx';
import { GradeMark } from '../../../../parts/grade.tsx';
import { AppliesPart, HeadPart } from './head.tsx';
import { IndicatorsPart } from './indicators.tsx';
import { RulesPart } from './rules.tsx';
import { useEditing } from '../editing.ts';
import { DecimalAt, FaultAt, WholeAt } from './fields.tsx';
import { Titled } from '../../catalogue/list.tsx';
import { workshopMessages } from '../messages.ts';
import { When } from './when.tsx';
import { conditionOn } from '../shapes.ts';
import type { Json } from '../document.ts';
import type { Content, ModelFile } from '../../types.ts';
import { useNames } from '../../catalogue/use-names.ts';

/** The whole model as fields: what is edited most stands first. */
export function ModelForm({ file }: { file: ModelFile }): ReactElement {
  const { content } = file;
  return (
    <div className="workshop-form">
      <GradesPart content={content} />
      <GroupsPart content={content} />
      <StartPart content={content} />
      <IndicatorsPart content={content} />
      <RulesPart content={content} of="vetoes" />
      <RulesPart content={content} of="exclusions" />
      <AppliesPart />
      <HeadPart />
    </div>
  );
}

function GradesPart({ content: { grades, cutoffs } }: { content: Content }): ReactElement {
  const say = useSay(workshopMessages);
  return (
    <section className="card" id="part-content/cutoffs" tabIndex={-1}>
      <h2>{say['section.grades']()}</h2>
      <FaultAt at="/content/cutoffs" />
      <div className="edit-grades">
        {cutoffs.map(({ grade, from }, k) => (
          <div key={grade} className="edit-row" id={`part-content/cutoffs/${k}`} tabIndex={-1}>
            <span className="edit-mark">
              <GradeMark id={grade} scale={grades} />
            </span>
            {from === null ? (
              <span>{say['cutoff.rest']()}</span>
            ) : (
              <DecimalAt at={`/content/cutoffs/${k}/from`} label={say['cutoff.from']({ grade })} />
            )}
            <FaultAt at={`/content/cutoffs/${k}`} />
          </div>
        ))}
      </div>
      {grades.map(({ id }, k) => (
        <FaultAt key={id} at={`/content/grades/${k}`} />
      ))}
      <div className="edit-row">
        <DecimalAt at="/content/score/floor" label={say.floor()} hint={say['bound.hint']()} empty="null" />
        <DecimalAt at="/content/score/cap" label={say.cap()} hint={say['bound.hint']()} empty="null" />
        <WholeAt at="/content/score/places" label={say.places()} />
      </div>
    </section>
  );
}

function GroupsPart({ content }: { content: Content }): ReactElement {
  const say = useSay(workshopMessages);
  const names = useNames(content);
  const { groups, coefficients = [] } = content;
  return (
    <section className="card">
      <h2>{say['section.groups']()}</h2>
      <div className="edit-groups">
        {groups.map((group, k) => {
          const at = `/content/groups/${k}`;
          return (
            <fieldset key={group.id} className="edit-part" id={`part-content/groups/${k}`} tabIndex={-1}>
              <legend>
                <Titled of={group.title} />
              </legend>
              <FaultAt at={at} />
              <div className="edit-row">
                <DecimalAt at={`${at}/weight`} label={say.weight()} />
                <DecimalAt at={`${at}/start`} label={say['group.start']()} />
                <DecimalAt at={`${at}/floor`} label={say.floor()} empty="null" />
                <DecimalAt at={`${at}/cap`} label={say.cap()} empty="null" />
              </div>
            </fieldset>
          );
        })}
      </div>
      {coefficients.length === 0 ? null : <h3>{say['section.coefficients']()}</h3>}
      {coefficients.map(({ present, absent, weights }, k) => (
        <div key={`${present.join()} ${absent.join()}`} className="edit-row" id={`part-content/coefficients/${k}`} tabIndex={-1}>
          <span className="edit-mark">
            {`${present.map((id) => `+${names.group(id)}`).join(' ')} ${absent.map((id) => `−${names.group(id)}`).join(' ')}`}
          </span>
          <FaultAt at={`/content/coefficients/${k}/weights`} />
          {weights.map(({ group }, n) => (
            <DecimalAt key={group} at={`/content/coefficients/${k}/weights/${n}/weight`} label={names.group(group)} />
          ))}
        </div>
      ))}
    </section>
  );
}

function StartPart({ content }: { content: Content }): ReactElement {
  const say = useSay(workshopMessages);
  const { set } = useEditing();
  const { start, indicators } = content;
  const [first] = indicators;
  return (
    <section className="card" id="part-content/start" tabIndex={-1}>
      <h2>{say['section.start']()}</h2>
      <div className="edit-row">
        <DecimalAt at="/content/start/points" label={say.points()} />
      </div>
      {start.cases.map((each, k) => {
        const at = `/content/start/cases/${k}`;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a case has no name of its own
          <div key={k} className="edit-part" id={`part-content/start/cases/${k}`} tabIndex={-1}>
            <When at={`${at}/when`} when={each.when} content={content} />
            <div className="edit-row">
              <DecimalAt at={`${at}/points`} label={say['case.points']()} />
              <Button onClick={() => set(at, undefined)}>{say.remove()}</Button>
            </div>
          </div>
        );
      })}
      {first === undefined ? null : (
        <p>
          <Button
            onClick={() =>
              set(`/content/start/cases/${start.cases.length}`, { when: [conditionOn(first)], points: start.points } as unknown as Json)
            }
          >
            {say.add()}
          </Button>
        </p>
      )}
    </section>
  );
}
