import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useSay } from '../../../../look/look.tsx';
import type { Json } from '../document.ts';
import { useEditing } from '../editing.ts';
import { ChoiceAt, DecimalAt, FaultAt } from './fields.tsx';
import { Titled } from '../../catalogue/list.tsx';
import { workshopMessages } from '../messages.ts';
import { conditionOn, freshId } from '../shapes.ts';
import { TitleFields } from './title-fields.tsx';
import type { Content, Veto } from '../../types.ts';
import { When } from './when.tsx';
import { own } from '../../../../look/language.ts';

/** Vetoes, and who is not graded: the same but for the effect. */
export function RulesPart({ content, of }: { content: Content; of: 'vetoes' | 'exclusions' }): ReactElement {
  const say = useSay(workshopMessages);
  const { set, faultsBelow } = useEditing();
  const rules: readonly Veto[] = content[of];
  const [first] = content.indicators;
  const worst = content.cutoffs.at(-1)?.grade;
  return (
    <section className="card" id={`part-content/${of}`} tabIndex={-1}>
      <h2>{say[`section.${of}`]()}</h2>
      {rules.map((rule, k) => {
        const at = `/content/${of}/${k}`;
        return (
          <details key={rule.id} id={`part-content/${of}/${k}`} className="edit-fold">
            <summary>
              <Titled of={rule.title} /> <Faults n={faultsBelow(at)} />
            </summary>
            <FaultAt at={at} />
            <TitleFields at={at} />
            <When at={`${at}/when`} when={rule.when} content={content} />
            {of === 'vetoes' ? <Effect at={at} rule={rule} content={content} /> : null}
            <p>
              <Button danger aria-label={say['remove.named']({ name: own(rule.title) })} onClick={() => set(at, undefined)}>
                {say.remove()}
              </Button>
            </p>
          </details>
        );
      })}
      {first === undefined || worst === undefined ? null : (
        <p>
          <Button
            onClick={() => {
              const id = freshId(
                of === 'vetoes' ? 'veto' : 'exclusion',
                rules.map((each) => each.id),
              );
              const made = { id, title: { ...first.title }, when: [conditionOn(first)], ...(of === 'vetoes' ? { ceiling: worst } : {}) };
              set(`/content/${of}/${rules.length}`, made as unknown as Json);
            }}
          >
            {say.add()}
          </Button>
        </p>
      )}
    </section>
  );
}

/** One of the two, never both: the other goes when one is chosen. */
function Effect({ at, rule, content }: { at: string; rule: Veto; content: Content }): ReactElement {
  const say = useSay(workshopMessages);
  const { set, get } = useEditing();
  const kind = rule.grade === undefined ? 'ceiling' : 'grade';
  const grades = content.grades.filter(({ apart }) => kind === 'grade' || apart !== true);
  const beside = content.grades.some(({ id, apart }) => apart === true && id === rule.grade);
  const turn = (to: 'grade' | 'ceiling'): void => {
    const { grade, ceiling, fromScore: _, ...rest } = get(at) as unknown as Veto;
    set(at, { ...rest, [to]: grade ?? ceiling ?? content.grades[0]?.id ?? '' } as unknown as Json);
  };
  const name = `effect-${rule.id}`;
  return (
    <div className="edit-row">
      <div className="field">
        <label htmlFor={name}>{say.effect()}</label>
        <select id={name} value={kind} onChange={({ target }) => turn(target.value as 'grade' | 'ceiling')}>
          <option value="grade">{say['effect.grade']()}</option>
          <option value="ceiling">{say['effect.ceiling']()}</option>
        </select>
      </div>
      <ChoiceAt
        at={`${at}/${kind}`}
        label={say['effect.which']()}
        options={grades.map(({ id, title }) => ({ value: id, label: own(title) }))}
      />
      {beside || rule.fromScore !== undefined ? <DecimalAt at={`${at}/fromScore`} label={say['effect.from']()} empty="absent" /> : null}
    </div>
  );
}

/** How many places within are to be mended, where it is folded. */
export function Faults({ n }: { n: number }): ReactElement | null {
  const say = useSay(workshopMessages);
  return n === 0 ? null : <span className="mark mark-late">{say['faults.within']({ n })}</span>;
}
