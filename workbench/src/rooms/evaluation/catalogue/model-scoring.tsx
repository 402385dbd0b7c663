import type { ReactElement } from 'react';
import { sentenceMessages, sentences } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { GradeMark } from '../../../parts/grade.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { Titled } from './list.tsx';
import { modelsMessages } from './messages.ts';
import type { Content } from '../types.ts';
import { useNames } from './use-names.ts';

/** From the start to the grade: what is added, what is left out, what a veto does. */
export function Scoring({ content }: { content: Content }): ReactElement {
  const say = useSay(modelsMessages);
  const words = useSay(sentenceMessages);
  const names = useNames(content);
  const { start, groups, coefficients = [], indicators, exclusions, vetoes, score, grades, cutoffs } = content;
  const when = (conditions: Content['vetoes'][number]['when']) => <Mixed>{sentences.whenText(words, names, conditions)}</Mixed>;
  const bounded = score.floor !== null || score.cap !== null;
  return (
    <>
      <section>
        <h2>{say.scoring()}</h2>
        <p>{say['scoring.sum']()}</p>
        <p>{say['scoring.places']({ n: score.places })}</p>
        {bounded ? <p>{say['scoring.bounds']({ bounds: sentences.boundsText(words, score) })}</p> : null}
        <PlainTable
          label={say.scoring()}
          heads={[say.grade(), say.called(), say.cutoff()]}
          rows={grades.map((grade) => {
            const cutoff = cutoffs.find((each) => each.grade === grade.id);
            return [
              <GradeMark key="mark" id={grade.id} scale={grades} />,
              <Titled key="title" of={grade.title} />,
              cutoff === undefined ? say['grade.apart']() : sentences.cutoffText(words, cutoff),
            ];
          })}
        />
        <p className="meta">{say['scoring.none']()}</p>
      </section>
      <section>
        <h2>{say.start()}</h2>
        <p>{say['start.usual']({ points: start.points })}</p>
        {start.cases.map((each) => (
          <p key={sentences.whenText(words, names, each.when)}>
            <Mixed>{say['start.case']({ when: sentences.whenText(words, names, each.when), points: each.points })}</Mixed>
          </p>
        ))}
      </section>
      <section>
        <h2>{say.groups()}</h2>
        <PlainTable
          label={say.groups()}
          figures={[1, 2, 4]}
          heads={[say['groups.name'](), say['groups.weight'](), say['groups.start'](), say['groups.bounds'](), say['groups.count']()]}
          rows={groups.map((group) => [
            <Titled key="title" of={group.title} />,
            group.weight,
            group.start,
            sentences.boundsText(words, group),
            indicators.filter((each) => each.group === group.id).length,
          ])}
        />
        {coefficients.length === 0 ? null : (
          <>
            <h3>{say.coefficients()}</h3>
            <p>{say['coefficients.lead']()}</p>
            <PlainTable
              label={say.coefficients()}
              heads={[say['coefficients.when'](), say['coefficients.weights']()]}
              rows={coefficients.map((each) => sentences.weightingText(words, names, each).map((text) => <Mixed key={text}>{text}</Mixed>))}
            />
          </>
        )}
      </section>
      <section>
        <h2>{say.vetoes()}</h2>
        {vetoes.length === 0 ? (
          <p>{say['vetoes.none']()}</p>
        ) : (
          <PlainTable
            label={say.vetoes()}
            heads={[say.called(), say.when(), say.effect()]}
            rows={vetoes.map((each) => [
              <Titled key="title" of={each.title} />,
              when(each.when),
              <Mixed key="effect">{sentences.vetoText(words, names, each)}</Mixed>,
            ])}
          />
        )}
      </section>
      {exclusions.length === 0 ? null : (
        <section>
          <h2>{say.exclusions()}</h2>
          <PlainTable
            label={say.exclusions()}
            heads={[say.called(), say.when()]}
            rows={exclusions.map((each) => [<Titled key="title" of={each.title} />, when(each.when)])}
          />
        </section>
      )}
    </>
  );
}
