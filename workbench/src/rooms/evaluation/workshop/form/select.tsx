import type { ReactElement } from 'react';
import { codesOfKinds, sentenceMessages } from '../../../../house.ts';
import { useSay } from '../../../../look/look.tsx';
import { natureOf, severityOf, useCodes } from '../../../../parts/acts/index.ts';
import type { Json } from '../document.ts';
import { useEditing } from '../editing.ts';
import { ChoiceAt, DecimalAt, FaultAt, TicksAt, WholeAt, WordsAt } from './fields.tsx';
import { workshopMessages } from '../messages.ts';
import { fitting, withAggregate } from '../shapes.ts';
import { AGGREGATES, type Aggregate, type Indicator } from '../../types.ts';
import { kindsOf, useItems } from '../../catalogue/use-names.ts';
import { own } from '../../../../look/language.ts';

/** Which records, of which time, and what is made of them. */
export function SelectFields({ at, indicator }: { at: string; indicator: Indicator }): ReactElement {
  const say = useSay(workshopMessages);
  const { set } = useEditing();
  const items = useItems();
  const { select, aggregate } = indicator;
  const write = (next: Indicator): void => set(at, next as unknown as Json);
  return (
    <>
      <div className="edit-row">
        <ChoiceAt
          at={`${at}/aggregate/kind`}
          label={say.aggregate()}
          options={AGGREGATES.map((value) => ({ value, label: say[`aggregate.${value}`]() }))}
          pick={(kind) => write(withAggregate(indicator, kind as Aggregate['kind'], items[0]?.id ?? 'penalty'))}
        />
        <FaultAt at={`${at}/aggregate`} />
        {aggregate.kind === 'attribute' ? (
          <ChoiceAt
            at={`${at}/aggregate/attribute`}
            label={say.attribute()}
            options={(['age-months', 'kind', 'state'] as const).map((value) => ({
              value,
              label: say[`attribute.${value}`](),
            }))}
            pick={(attribute) => write(fitting({ ...indicator, aggregate: { kind: 'attribute', attribute: attribute as 'kind' } }))}
          />
        ) : null}
      </div>
      <FaultAt at={`${at}/select`} />
      {select === null ? <p>{say['select.none']()}</p> : <Selected at={`${at}/select`} label={say.items()} />}
      <WindowFields at={at} indicator={indicator} />
      {aggregate.kind === 'decay' ? <Steps at={`${at}/aggregate/steps`} steps={aggregate.steps ?? []} /> : null}
      {aggregate.kind === 'ratio' ? (
        <>
          <Selected at={`${at}/aggregate/among`} label={say.among()} />
          <div className="edit-row">
            <WholeAt at={`${at}/aggregate/minimum`} label={say.minimum()} />
          </div>
        </>
      ) : null}
    </>
  );
}

function Selected({ at, label }: { at: string; label: string }): ReactElement {
  const say = useSay(workshopMessages);
  const words = useSay(sentenceMessages);
  const items = useItems();
  return (
    <>
      <TicksAt at={`${at}/items`} label={label} options={items.map(({ id, title }) => ({ value: id, label: own(title) }))} />
      <TicksAt
        at={`${at}/natures`}
        label={say.natures()}
        optional
        options={['adverse', 'neutral', 'good'].map((value) => ({ value, label: natureOf(value) }))}
      />
      <TicksAt
        at={`${at}/severities`}
        label={say.severities()}
        optional
        options={[
          ...['minor', 'general', 'serious'].map((value) => ({ value, label: severityOf(value) })),
          { value: 'unstated', label: words['severity.unstated']() },
        ]}
      />
      <CodesAt at={at} />
    </>
  );
}

/** Codes that the selected items' templates list, by their words; below them what no list has: grades, matters, numbers. */
function CodesAt({ at }: { at: string }): ReactElement | null {
  const say = useSay(workshopMessages);
  const { get } = useEditing();
  const kinds = kindsOf(useItems(), (get(`${at}/items`) ?? []) as string[]);
  const words = useCodes();
  // Else codes would stand in the field that is for what no list has.
  if (words === undefined) return null;
  const listed = { codes: codesOfKinds(words, kinds, 'code'), values: codesOfKinds(words, kinds, 'value') };
  const lists = ['codes', 'values'] as const;
  return (
    <>
      {lists.map((list) =>
        listed[list].length === 0 ? null : (
          <TicksAt
            key={list}
            at={`${at}/${list}`}
            label={say[`${list}.listed`]()}
            optional
            others
            options={listed[list].map(({ key, title }) => ({ value: key, label: own(title) }))}
          />
        ),
      )}
      <div className="edit-row wide">
        {lists.map((list) => (
          <WordsAt
            key={list}
            at={`${at}/${list}`}
            label={listed[list].length === 0 ? say[list]() : say[`${list}.others`]()}
            ticked={listed[list].map(({ key }) => key)}
          />
        ))}
      </div>
    </>
  );
}

const UNITS = ['days', 'months', 'years', 'past-years'] as const;

function WindowFields({ at, indicator }: { at: string; indicator: Indicator }): ReactElement | null {
  const say = useSay(workshopMessages);
  const { set } = useEditing();
  const { window, aggregate, id } = indicator;
  if (aggregate.kind === 'attribute' || aggregate.kind === 'in-force') return <FaultAt at={`${at}/window`} />;
  return (
    <div className="edit-row" id={`part-${at.slice(1)}/window`} tabIndex={-1}>
      <div className="field check">
        <label htmlFor={`limited-${id}`}>
          <input
            id={`limited-${id}`}
            type="checkbox"
            checked={window !== null}
            onChange={({ target }) => set(`${at}/window`, target.checked ? { unit: 'months', length: 12 } : null)}
          />
          <span>{say['window.limited']()}</span>
        </label>
      </div>
      {window === null ? null : (
        <>
          <WholeAt at={`${at}/window/length`} label={say['window.length']()} />
          <ChoiceAt
            at={`${at}/window/unit`}
            label={say['window.unit']()}
            options={UNITS.map((value) => ({ value, label: say[`unit.${value}`]() }))}
          />
        </>
      )}
      <FaultAt at={`${at}/window`} />
    </div>
  );
}

function Steps({ at, steps }: { at: string; steps: NonNullable<Aggregate['steps']> }): ReactElement {
  const say = useSay(workshopMessages);
  return (
    <div id={`part-${at.slice(1)}`} tabIndex={-1}>
      <FaultAt at={at} />
      {steps.map((_, k) => (
        // oxlint-disable-next-line react/no-array-index-key -- a step has no name of its own
        <div key={k} className="edit-row">
          <WholeAt at={`${at}/${k}/untilDays`} label={say['step.days']({ n: k + 1 })} />
          <DecimalAt at={`${at}/${k}/factor`} label={say['step.factor']({ n: k + 1 })} />
        </div>
      ))}
    </div>
  );
}
