import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { CatalogueContent, CatalogueItem } from '../../../kernel/policy/index.ts';
import type { PolicyDocument } from '../../../kernel/policy/types.ts';
import { Chinese, Foreign, href, Table } from '../../../kernel/ui/index.ts';
import { allEditions, findEdition, predecessor, type AnyEdition } from '../../../registry/catalogue/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { rulesMessages } from '../messages/rules.ts';
import { ChangesSection } from '../parts/catalogue.tsx';
import { LocalEdition } from '../parts/catalogue-local.tsx';
import { CompareForm } from '../parts/compare-form.tsx';
import { inForceText, PolicyFacts, policyState, policyTitle } from '../parts/policy.tsx';
import { verifiedWord } from '../words.ts';
import { NoRules } from './rules.tsx';

type Catalogue = PolicyDocument<CatalogueContent>;

export function cataloguePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/catalogue',
    face: 'portal',
    summary: 'Editions of the catalogue of public credit information: nation, city, districts',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const say = t(language, rulesMessages);
      const own = t(language, catalogueMessages);
      const all = allEditions(kernel.policy);
      const of = (kind: AnyEdition['kind']) => all.filter((each) => each.kind === kind);
      const [city, districts] = [of('catalogue-supplement'), of('catalogue-subset')];
      return portalPage(
        view,
        { title: say['catalogue.title'](), path: '/rules/catalogue', trail: [{ href: '/rules', label: say.title() }] },
        <>
          <p className="lead">{say['catalogue.lead']()}</p>
          <h2>{own.nation()}</h2>
          {of('catalogue').length === 0 ? <NoRules view={view} /> : <Editions caption={own.nation()} rows={of('catalogue')} view={view} />}
          <h2>{own.city()}</h2>
          <p>{own['city.lead']()}</p>
          {city.length === 0 ? <p className="hint">{own.noCity()}</p> : <Editions caption={own.city()} rows={city} view={view} />}
          <h2>{own.districts()}</h2>
          <p>{own['districts.lead']()}</p>
          {districts.length === 0 ? (
            <p className="hint">{own.noDistricts()}</p>
          ) : (
            <Editions caption={own.districts()} rows={districts} view={view} />
          )}
          <h2>{own.compare()}</h2>
          <p>{own['compare.lead']()}</p>
          <CompareForm view={view} editions={all} from={all[1]?.edition} to={all[0]?.edition} />
        </>,
      );
    },
  });
}

function Editions(props: { caption: string; rows: readonly AnyEdition[]; view: View }): ReactElement {
  const { language, today } = props.view;
  const say = t(language, rulesMessages);
  return (
    <Table
      caption={props.caption}
      hideCaption
      language={language}
      rows={props.rows}
      rowKey={(row) => row.edition}
      columns={[
        {
          head: say.edition(),
          heading: true,
          cell: (row) => (
            <a href={href(`/rules/catalogue/${row.edition}`, language)}>
              <Foreign text={policyTitle(row, language)} language={language} />
            </a>
          ),
        },
        { head: say.inForce(), cell: (row) => inForceText(row, language, props.rows) },
        { head: say.state(), tight: true, cell: (row) => say[`state.${policyState(row, today, props.rows)}`]() },
        { head: say.verified(), cell: (row) => verifiedWord(row.verified, language) },
      ]}
    />
  );
}

const params = Type.Object({ edition: Type.String({ minLength: 1, maxLength: 60 }) });

export function catalogueEditionPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/catalogue/{edition}',
    face: 'portal',
    summary: 'One edition of the catalogue: its items and what changed',
    permission: 'public',
    audit: 'none',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const document = findEdition(kernel.policy, call.params.edition);
      if (document === undefined) throw new XinhengError('NOT_FOUND');
      return edition(view, document);
    },
  });
}

/** What an edition changed, beside the one before it. */
export function catalogueChangesPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/catalogue/{edition}/changes',
    face: 'portal',
    summary: 'What an edition of the catalogue changed: leads to the comparison with the one before it',
    permission: 'public',
    audit: 'none',
    schemas: { params },
    handle: async ({ params: { edition: asked }, language, reply }) => {
      const document = findEdition(kernel.policy, asked);
      if (document === undefined) throw new XinhengError('NOT_FOUND');
      const before = predecessor(kernel.policy, document)?.edition;
      const to =
        before === undefined
          ? `/rules/catalogue/${document.edition}`
          : `/rules/catalogue/compare?from=${encodeURIComponent(before)}&to=${encodeURIComponent(document.edition)}`;
      return reply.redirect(href(to, language), 302);
    },
  });
}

function edition(view: View, document: AnyEdition): ReactElement {
  const { language, today } = view;
  const say = t(language, rulesMessages);
  const title = policyTitle(document, language);
  const trail = [
    { href: '/rules', label: say.title() },
    { href: '/rules/catalogue', label: say['catalogue.title']() },
  ];
  return portalPage(
    view,
    { title, path: `/rules/catalogue/${document.edition}`, trail },
    <>
      <p className="lead">{say['catalogue.lead']()}</p>
      <PolicyFacts document={document} language={language} today={today} editions={allEditions(view.kernel.policy)} />
      <ChangesSection edition={document} view={view} />
      {document.kind === 'catalogue' ? (
        <National document={document as Catalogue} view={view} />
      ) : (
        <LocalEdition edition={document} view={view} />
      )}
    </>,
  );
}

function National({ document, view }: { document: Catalogue; view: View }): ReactElement {
  const { language } = view;
  return (
    <>
      {document.content.categories.map((category) => (
        <section key={category.id} id={category.id}>
          <h2>
            {category.no}. {language === 'en' ? category.title.en : category.title.zh}
          </h2>
          <p className="meta">{verifiedWord(category.verified, language)}</p>
          <Items
            items={document.content.items.filter((item) => item.category === category.id)}
            category={category.title[language === 'en' ? 'en' : 'zh']}
            view={view}
          />
        </section>
      ))}
    </>
  );
}

function Items({ items, category, view: { language } }: { items: readonly CatalogueItem[]; category: string; view: View }): ReactElement {
  const say = t(language, rulesMessages);
  if (items.length === 0) return <p className="hint">{say.noItems()}</p>;
  const text = (value: { zh: string; en: string }) => (language === 'en' ? value.en : value.zh);
  return (
    <Table
      caption={category}
      hideCaption
      language={language}
      rows={items}
      rowKey={(item) => item.id}
      columns={[
        { head: say.item(), heading: true, cell: (item) => <Foreign text={text(item.title)} language={language} /> },
        { head: say.nature(), tight: true, cell: (item) => say[`nature.${item.nature}`]() },
        {
          head: say.basis(),
          cell: (item) =>
            item.legalBasis.map((basis) => (
              <span key={basis.title} className="line">
                <Chinese language={language}>{basis.title}</Chinese>
                <span className="meta line">{verifiedWord(basis.verified, language)}</span>
              </span>
            )),
        },
        { head: say.retention(), cell: (item) => <Foreign text={text(item.retention)} language={language} /> },
      ]}
    />
  );
}
