import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { write } from '../../../api/write.ts';
import { useSay } from '../../../look/look.tsx';
import { natureOf, severityOf } from '../../../parts/acts/index.ts';
import { CheckField, DateField, SelectField, TicksField } from '../../../parts/field.tsx';
import { FormSheet } from '../../../parts/form/form-sheet.tsx';
import { useForm, type Form } from '../../../parts/form/use-form.ts';
import { readKept } from '../../../parts/kept.ts';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
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

type Asked = Readonly<Record<'model' | 'asOf' | 'knownAt' | 'until', string>> &
  Readonly<Record<'items' | 'natures' | 'severities', readonly string[]>> & { useDraft: boolean };

/** The draft of a model as the workshop keeps it in this window. */
const draftOf = ({ id, version }: Listed): string | null => readKept<string | null>(keptAs(id, version)) ?? null;

async function documentOf(listed: Listed, useDraft: boolean): Promise<Record<string, unknown>> {
  const draft = draftOf(listed);
  if (useDraft && draft !== null) return JSON.parse(draft) as Record<string, unknown>;
  const path = { kind: 'model' as const, id: listed.id };
  const query = { edition: listed.version };
  return { ...fileOf(await answer(api.GET('/api/v1/policy/{kind}/{id}', { params: { path, query } }))) };
}

function Form({ models }: { models: readonly Listed[] }): ReactElement {
  const say = useSay(backtestMessages);
  const { search, go } = useAddress();
  const empty: Asked = {
    model: search['model'] ?? models[0]?.id ?? '',
    useDraft: true,
    asOf: '',
    knownAt: '',
    until: '',
    items: ['penalty'],
    natures: ['adverse'],
    severities: [],
  };
  const form = useForm({
    begin: empty,
    rules: 'post /api/v1/models/backtests',
    kept: `backtest ${search['model'] ?? ''}`,
    send: async ({ model, useDraft, asOf, knownAt, until, items, natures, severities }, key) => {
      const outcome = { items, ...(natures.length === 0 ? {} : { natures }), ...(severities.length === 0 ? {} : { severities }) };
      const chosen = models.find(({ id }) => id === model);
      const document = chosen === undefined ? { id: model } : await documentOf(chosen, useDraft);
      const body = { model: document, asOf, until, ...(knownAt === '' ? {} : { knownAt }), outcome };
      return write({ to: 'post /api/v1/models/backtests' }, body, key);
    },
    done: ({ id }) => go(`/backtests/${id}`),
  });
  const listed = models.find(({ id }) => id === form.values.model);
  const draft = listed === undefined ? null : draftOf(listed);
  return (
    <FormSheet form={form} action={say.start()} data-backtest-form="">
      <SelectField
        {...form.field('model')}
        label={say.model()}
        hint={say['model.hint']()}
        options={models.map(({ id, title }) => ({ value: id, label: own(title) }))}
      />
      {draft === null ? null : <CheckField {...form.field('useDraft')} label={say['use.draft']()} />}
      <DateField {...form.field('asOf')} label={say.asOf()} hint={say['asOf.hint']()} />
      <DateField {...form.field('until')} label={say.until()} hint={say['until.hint']()} />
      <DateField {...form.field('knownAt')} label={say.knownAt()} hint={say['knownAt.hint']()} />
      <Outcome form={form} />
    </FormSheet>
  );
}

function Outcome({ form }: { form: Form<Asked> }): ReactElement {
  const say = useSay(backtestMessages);
  const items = useItems();
  return (
    <>
      <TicksField
        {...form.field('items')}
        label={say.outcome()}
        options={items.map(({ id, title }) => ({ value: id, label: own(title) }))}
        fault={form.values.items.length === 0 ? say['start.items']() : form.faultAt('outcome/items')}
        ticks
      />
      <TicksField
        {...form.field('natures')}
        label={say.natures()}
        options={['adverse', 'neutral', 'good'].map((value) => ({ value, label: natureOf(value) }))}
        ticks
      />
      <TicksField
        {...form.field('severities')}
        label={say.severities()}
        options={[
          ...['minor', 'general', 'serious'].map((value) => ({ value, label: severityOf(value) })),
          { value: 'unstated', label: say.unstated() },
        ]}
        ticks
      />
    </>
  );
}
