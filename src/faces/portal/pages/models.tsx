import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, type ModelContent, type PolicyDocument } from '../../../kernel/policy/index.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Message, Pairs, Table } from '../../../kernel/ui/index.ts';
import { activeModels, modelsOn } from '../../../during/evaluation/index.ts';
import { plainPage, portalPage, viewOf, type View } from '../frame.tsx';
import { modelsMessages as texts } from '../messages/models.ts';
import { Groups, HowItScores, Vetoes, Worked } from '../parts/model.tsx';
import { PolicyFacts, policyTitle } from '../parts/policy.tsx';
import { bodyWord, verifiedWord } from '../words.ts';

type Model = PolicyDocument<ModelContent>;

/** Models alone: the grade of no body is on this site. */
export function modelPages(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/models', 'Models of evaluation: those that are active, and worked examples', async (view) => {
      const all = modelsOn(kernel.policy, view.today);
      const active = await activeOn(view);
      return listPage(
        view,
        all.filter((each) => active.has(nameOf(each))),
        all.filter((each) => !active.has(nameOf(each))),
      );
    }),
    route({
      method: 'GET',
      path: '/models/{id}',
      face: 'portal',
      summary: 'One model of evaluation in plain words, with its table, sources and worked examples',
      permission: 'public',
      audit: 'none',
      schemas: { params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }) },
      async handle(call) {
        const view = viewOf(kernel, call);
        const model = modelsOn(kernel.policy, view.today).find(({ id }) => id === call.params.id);
        if (model === undefined) throw new XinhengError('NOT_FOUND', { what: `model/${call.params.id}` });
        return modelPage(view, model, (await activeOn(view)).has(nameOf(model)));
      },
    }),
  ];
}

const activeOn = ({ kernel, today }: View) => kernel.db.tx((tx) => activeModels(tx, kernel.policy, today));

function listPage(view: View, active: readonly Model[], examples: readonly Model[]): ReactElement {
  const say = t(view.language, texts);
  return portalPage(
    view,
    { title: say.title(), path: '/models' },
    <>
      <p className="lead">{say.lead()}</p>
      <p>{say.human()}</p>
      <p>{say.people()}</p>
      <section data-models="active">
        <h2>{say['active.title']()}</h2>
        {active.length === 0 ? <p data-empty="">{say['active.none']()}</p> : <p>{say['active.lead']()}</p>}
        {active.length === 0 ? null : <List view={view} caption={say['active.title']()} models={active} />}
      </section>
      {examples.length === 0 ? null : (
        <section data-models="examples">
          <h2>{say['examples.title']()}</h2>
          <p>{say['examples.lead']()}</p>
          <List view={view} caption={say['examples.title']()} models={examples} />
        </section>
      )}
      <Message from={texts} m="own.grade" language={view.language} links={{ centre: href('/centre', view.language) }} />
    </>,
  );
}

function List({ view, caption, models }: { view: View; caption: string; models: readonly Model[] }): ReactElement {
  const { kernel, language } = view;
  const say = t(language, texts);
  return (
    <Table
      caption={caption}
      hideCaption
      language={language}
      rows={models}
      rowKey={({ id }) => id}
      columns={[
        {
          head: say.model(),
          heading: true,
          cell: (model) => (
            <a href={href(`/models/${model.id}`, language)}>
              <Foreign text={policyTitle(model, language)} language={language} />
            </a>
          ),
        },
        {
          head: say.organ(),
          cell: ({ content }) => <Foreign text={organName(kernel, content.issuedBy, language)} language={language} />,
        },
        { head: say.completeness(), cell: ({ content }) => say[`completeness.${content.completeness}`]() },
        {
          head: say.verified(),
          cell: ({ verified }) => <span data-verified={verified}>{verifiedWord(verified, language)}</span>,
        },
        {
          head: say.sources(),
          cell: ({ sources }) =>
            sources.map(({ title }) => (
              <span key={title} className="line">
                <Chinese language={language}>{title}</Chinese>
              </span>
            )),
        },
      ]}
    />
  );
}

function modelPage(view: View, model: Model, isActive: boolean): ReactElement {
  const { language, today } = view;
  const say = t(language, texts);
  const { content, id, edition } = model;
  const data = `/api/v1/policy/model/${id}?edition=${encodeURIComponent(edition)}`;
  return portalPage(
    view,
    {
      title: policyTitle(model, language),
      about: say.about(),
      path: `/models/${id}`,
      trail: [{ href: '/models', label: say.title() }],
    },
    <>
      <p className="lead">{say.lead()}</p>
      <Facts view={view} model={model} isActive={isActive} />
      <p>{say.human()}</p>
      <p>{say.people()}</p>
      <HowItScores content={content} view={view} />
      <Groups content={content} view={view} />
      <Vetoes content={content} view={view} />
      <section>
        <h2>{say['missing.title']()}</h2>
        <p>{say['missing.text']()}</p>
      </section>
      <Worked content={content} view={view} />
      <section>
        <h2>{say.sources()}</h2>
        <PolicyFacts document={model} language={language} today={today} />
        <Message from={texts} m="data" language={language} links={{ data, rules: href(`/rules/model/${id}`, language) }} />
      </section>
      <Message from={texts} m="own.grade" language={language} links={{ centre: href('/centre', language) }} />
    </>,
  );
}

function Facts({ view, model, isActive }: { view: View; model: Model; isActive: boolean }): ReactElement {
  const { kernel, language } = view;
  const say = t(language, texts);
  const { issuedBy, activation, completeness, missing, appliesTo } = model.content;
  const join = (all: readonly string[]) => all.join(language === 'en' ? ', ' : '、');
  const { kinds, industries, districts } = appliesTo;
  const applies = [
    join(kinds.map((kind) => bodyWord(kind, language))),
    ...(industries === undefined ? [] : [say['applies.industries']({ all: join(industries) })]),
    ...(districts === undefined ? [] : [say['applies.districts']({ all: join(districts) })]),
  ];
  const state =
    isActive && activation !== null
      ? say['state.active']({ ...activation, on: formatDate(activation.on, language) })
      : say['state.example']();
  const lacking = missing && (language === 'en' ? missing.en : missing.zh);
  return (
    <Pairs
      pairs={[
        { term: say.organ(), value: <Foreign text={organName(kernel, issuedBy, language)} language={language} /> },
        {
          term: say.state(),
          value: (
            <span data-active={isActive ? 'yes' : 'no'}>
              <Foreign text={state} language={language} />
            </span>
          ),
        },
        { term: say.applies(), value: applies.join(language === 'en' ? '; ' : '；') },
        { term: say.completeness(), value: <span data-completeness={completeness}>{say[`completeness.${completeness}`]()}</span> },
        lacking ? { term: say.missing(), value: <Foreign text={lacking} language={language} /> } : null,
      ]}
    />
  );
}
