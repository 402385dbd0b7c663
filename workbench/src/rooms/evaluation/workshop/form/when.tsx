import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useSay } from '../../../../look/look.tsx';
import type { Json } from '../document.ts';
import { useEditing } from '../editing.ts';
import { ChoiceAt, DecimalAt, FaultAt, WordsAt } from './fields.tsx';
import { workshopMessages } from '../messages.ts';
import { conditionOn, isWord } from '../shapes.ts';
import type { Condition, Content } from '../../types.ts';
import { own } from '../../../../look/language.ts';

/** Conditions on raw values, all of which must hold. */
export function When(props: { at: string; when: readonly Condition[]; content: Content }): ReactElement {
  const { at, when, content } = props;
  const say = useSay(workshopMessages);
  const { set } = useEditing();
  const { indicators } = content;
  const options = indicators.map(({ id, title }) => ({ value: id, label: own(title) }));
  const [first] = indicators;
  return (
    <div id={`part-${at.slice(1)}`} tabIndex={-1}>
      {when.map((condition, k) => {
        const place = `${at}/${k}`;
        const indicator = indicators.find(({ id }) => id === condition.indicator);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a condition has no name of its own
          <div key={k} className="edit-row" id={`part-${place.slice(1)}`} tabIndex={-1}>
            <ChoiceAt
              at={`${place}/indicator`}
              label={say['when.indicator']()}
              options={options}
              pick={(id) => {
                const other = indicators.find((each) => each.id === id);
                if (other !== undefined) set(place, conditionOn(other) as unknown as Json);
              }}
            />
            {indicator !== undefined && isWord(indicator.aggregate) ? (
              <WordsAt at={`${place}/in`} label={say['when.in']()} optional={false} />
            ) : (
              <>
                <DecimalAt at={`${place}/atLeast`} label={say['when.least']()} empty="absent" />
                <DecimalAt at={`${place}/below`} label={say['when.below']()} empty="absent" />
              </>
            )}
            {when.length > 1 ? <Button onClick={() => set(place, undefined)}>{say.remove()}</Button> : null}
            <FaultAt at={place} />
          </div>
        );
      })}
      {first === undefined || when.length >= MOST ? null : (
        <p>
          <Button onClick={() => set(`${at}/${when.length}`, conditionOn(first) as unknown as Json)}>{say['when.add']()}</Button>
        </p>
      )}
    </div>
  );
}
/** As the schema has it. */
const MOST = 5;
