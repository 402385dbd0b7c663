import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { faultOf } from '../../../api/problem.ts';
import { useSay } from '../../../look/look.tsx';
import { natureOf, severityOf } from '../../../parts/acts/index.ts';
import { useAction } from '../../../parts/action.ts';
import { CheckField, DateField, SelectField, type Option } from '../../../parts/field.tsx';
import { readKept, useKept } from '../../../parts/kept.ts';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { backtestMessages } from './messages.ts';
import { fileOf } from '../catalogue/model.tsx';
import type { Listed } from '../types.ts';
import { keptAs } from '../workshop/use-draft.ts';
import { useItems } from '../catalogue/use-names.ts';
import { own } from '../../../look/language.ts';

/** Asks for a back-test; what is chosen stays in this window until it runs. */
export function NewBacktestPage(): ReactElement {
  const say = useSay(backtestMessages);
  return (
    <Page title={say['new.title']()} lead={<p>{say['new.lead']()}</p>} trail={[{ to: '/backtests', label: say['list.title']() }]}>
      <Load of={['models']} load={(signal) => answer(api.GET('/api/v1/models', { signal }))}>
        {({ items }) => <Form models={items} />}
      </Load>
    </Page>
  );
}

type Nature = 'adverse' | 'neutral' | 'good';
type Severity = 'minor' | 'general' | 'serious' | 'unstated';

interface Asked {
  model: string;
  asOf: string;
  knownAt: string;
  until: string;
  items: string[];
  natures: Nature[];
  severities: Severity[];
}

/** The draft of a model as the workshop keeps it in this window. */
const draftOf = ({ id, version }: Listed): string | null => readKept<string | null>(keptAs(id, version)) ?? null;

async function documentOf(listed: Listed, draft: string | null): Promise<Record<string, unknown>> {
  if (draft !== null) return JSON.parse(draft) as Record<string, unknown>;
  const path = { kind: 'model' as const, id: listed.id };
  const query = { edition: listed.version };
  return { ...fileOf(await answer(api.GET('/api/v1/policy/{kind}/{id}', { params: { path, query } }))) };
}

function Form({ models }: { models: readonly Listed[] }): ReactElement {
  const say = useSay(backtestMessages);
  const { search, go } = useAddress();
  const empty: Asked = {
    model: search['model'] ?? models[0]?.id ?? '',
    asOf: '',
    knownAt: '',
    until: '',
    items: ['penalty'],
    natures: ['adverse'],
    severities: [],
  };
  const [asked, setAsked, forget] = useKept<Asked>(`backtest ${search['model'] ?? ''}`, empty);
  const [useDraft, setUseDraft] = useState(true);
  const set = (part: Partial<Asked>): void => setAsked({ ...asked, ...part });
  const listed = models.find(({ id }) => id === asked.model);
  const draft = listed === undefined ? null : draftOf(listed);
  const start = useAction(
    async ({ model, asOf, knownAt, until, items, natures, severities }: Asked) =>
      answer(
        api.POST('/api/v1/models/backtests', {
          body: {
            model: listed === undefined ? { id: model } : await documentOf(listed, useDraft ? draft : null),
            asOf,
            until,
            ...(knownAt === '' ? {} : { knownAt }),
            outcome: {
              items,
              ...(natures.length === 0 ? {} : { natures }),
              ...(severities.length === 0 ? {} : { severities }),
            },
          },
        }),
      ),
    ({ id }) => {
      forget();
      go(`/backtests/${id}`);
    },
  );
  const { problem } = start;
  return (
    <form
      className="stack sheet"
      data-backtest-form=""
      onSubmit={(event) => {
        event.preventDefault();
        void start.run(asked);
      }}
    >
      <SelectField
        name="model"
        label={say.model()}
        hint={say['model.hint']()}
        value={asked.model}
        onChange={(model) => set({ model })}
        options={models.map(({ id, title }) => ({ value: id, label: own(title) }))}
      />
      {draft === null ? null : <CheckField name="draft" label={say['use.draft']()} checked={useDraft} onChange={setUseDraft} />}
      <DateField
        name="asOf"
        label={say.asOf()}
        hint={say['asOf.hint']()}
        problem={problem}
        value={asked.asOf}
        onChange={(asOf) => set({ asOf })}
        required
      />
      <DateField
        name="until"
        label={say.until()}
        hint={say['until.hint']()}
        problem={problem}
        value={asked.until}
        onChange={(until) => set({ until })}
        required
      />
      <DateField
        name="knownAt"
        label={say.knownAt()}
        hint={say['knownAt.hint']()}
        problem={problem}
        value={asked.knownAt}
        onChange={(knownAt) => set({ knownAt })}
      />
      <Outcome asked={asked} set={set} fault={faultOf(problem, 'outcome/items')} />
      <Problem error={problem} retry={start.again} fields={['asOf', 'until', 'knownAt']} />
      <p>
        <Button type="primary" htmlType="submit" loading={start.busy}>
          {say.start()}
        </Button>
      </p>
    </form>
  );
}

function Outcome(props: { asked: Asked; set: (part: Partial<Asked>) => void; fault: string | undefined }): ReactElement {
  const { asked, set, fault } = props;
  const say = useSay(backtestMessages);
  const items = useItems();
  return (
    <>
      <Ticks
        name="items"
        label={say.outcome()}
        chosen={asked.items}
        options={items.map(({ id, title }) => ({ value: id, label: own(title) }))}
        fault={asked.items.length === 0 ? say['start.items']() : fault}
        change={(chosen) => set({ items: chosen })}
      />
      <Ticks
        name="natures"
        label={say.natures()}
        chosen={asked.natures}
        options={['adverse', 'neutral', 'good'].map((value) => ({ value, label: natureOf(value) }))}
        change={(chosen) => set({ natures: chosen as Nature[] })}
      />
      <Ticks
        name="severities"
        label={say.severities()}
        chosen={asked.severities}
        options={[
          ...['minor', 'general', 'serious'].map((value) => ({ value, label: severityOf(value) })),
          { value: 'unstated', label: say.unstated() },
        ]}
        change={(chosen) => set({ severities: chosen as Severity[] })}
      />
    </>
  );
}

function Ticks(props: {
  name: string;
  label: string;
  chosen: readonly string[];
  options: readonly Option[];
  fault?: string | undefined;
  change: (chosen: string[]) => void;
}): ReactElement {
  const { name, label, chosen, options, fault, change } = props;
  const values = options.map(({ value }) => value);
  return (
    <fieldset className={fault === undefined ? 'field ticks' : 'field ticks faulty'}>
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {options.map(({ value, label: word }) => (
        <label key={value}>
          <input
            type="checkbox"
            name={`${name}:${value}`}
            checked={chosen.includes(value)}
            onChange={({ target }) => change(values.filter((each) => (each === value ? target.checked : chosen.includes(each))))}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
