import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { POLICY_KINDS, type PolicyDocument, type PolicyKind } from '../../../kernel/policy/types.ts';
import { Foreign, href, Message, Table } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { lawsMessages } from '../messages/laws.ts';
import { listsMessages } from '../messages/lists.ts';
import { modelsMessages } from '../messages/models.ts';
import { rulesMessages } from '../messages/rules.ts';
import { words } from '../messages/words.ts';
import { inForceText, PolicyFacts, policyState, policyTitle } from '../parts/policy.tsx';
import { RuleContent } from '../parts/rule-content.tsx';
import { verifiedWord } from '../words.ts';

/** The catalogue and the calendar have pages of their own. */
export function rulePath(document: PolicyDocument): string {
  if (document.kind.startsWith('catalogue')) return `/rules/catalogue/${document.edition}`;
  return `/rules/${document.kind}/${document.id}`;
}

export function rulesPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules',
    face: 'portal',
    summary: 'Policy files in force, with source and verification',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const say = t(view.language, rulesMessages);
      const links = [
        ['/rules/laws', t(view.language, lawsMessages).title()],
        ['/rules/catalogue', say['catalogue.title']()],
        ['/rules/catalogue/compare', t(view.language, catalogueMessages).compare()],
        ['/rules/calendar', say['calendar.title']()],
        ['/models', t(view.language, modelsMessages).title()],
        ['/lists', t(view.language, listsMessages).title()],
      ] as const;
      return portalPage(
        view,
        { title: say.title(), path: '/rules' },
        <>
          <p className="lead">{say.lead()}</p>
          <ul className="links">
            {links.map(([path, label]) => (
              <li key={path}>
                <a href={href(path, view.language)}>{label}</a>
              </li>
            ))}
          </ul>
          {POLICY_KINDS.filter((kind) => kind !== 'calendar').map((kind) => (
            <KindSection key={kind} kind={kind} view={view} />
          ))}
        </>,
      );
    },
  });
}

function KindSection({ kind, view }: { kind: PolicyKind; view: View }): ReactElement | null {
  const { language, today } = view;
  const documents = [...view.kernel.policy.all(kind)].sort(
    (a, b) => b.inForceFrom.localeCompare(a.inForceFrom) || a.id.localeCompare(b.id),
  );
  if (documents.length === 0) return null;
  const say = t(language, rulesMessages);
  const title = t(language, words)[`policy.${kind}`]();
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        language={language}
        rows={documents}
        rowKey={(document) => `${document.id} ${document.edition}`}
        columns={[
          {
            head: say.file(),
            heading: true,
            cell: (document) => (
              <a href={href(rulePath(document), language)}>
                <Foreign text={policyTitle(document, language)} language={language} />
              </a>
            ),
          },
          { head: say.edition(), tight: true, cell: (document) => document.edition },
          { head: say.inForce(), cell: (document) => inForceText(document, language, documents) },
          {
            head: say.state(),
            tight: true,
            cell: (document) => say[`state.${policyState(document, today, documents)}`](),
          },
          { head: say.verified(), cell: (document) => verifiedWord(document.verified, language) },
        ]}
      />
    </section>
  );
}

const params = Type.Object({
  kind: Type.String({ minLength: 1, maxLength: 40 }),
  id: Type.String({ minLength: 1, maxLength: 100 }),
});

export function rulePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/{kind}/{id}',
    face: 'portal',
    summary: 'One policy file: all its editions',
    permission: 'public',
    audit: 'none',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const kind = POLICY_KINDS.find((each) => each === call.params.kind);
      const editions = kind === undefined ? [] : kernel.policy.all(kind).filter((each) => each.id === call.params.id);
      const sorted = [...editions].sort((a, b) => b.inForceFrom.localeCompare(a.inForceFrom));
      if (kind === undefined || sorted[0] === undefined) throw new XinhengError('NOT_FOUND');
      return rule(view, sorted as [PolicyDocument, ...PolicyDocument[]]);
    },
  });
}

function rule(view: View, editions: readonly [PolicyDocument, ...PolicyDocument[]]): ReactElement {
  const { language, today } = view;
  const say = t(language, rulesMessages);
  return portalPage(
    view,
    {
      title: policyTitle(editions[0], language),
      about: t(language, words)[`policy.${editions[0].kind}`](),
      path: `/rules/${editions[0].kind}/${editions[0].id}`,
      trail: [{ href: '/rules', label: say.title() }],
    },
    editions.map((document) => (
      <section key={document.edition} id={`edition-${document.edition}`}>
        {editions.length > 1 ? (
          <h2>{say['edition.title']({ title: policyTitle(document, language), edition: document.edition })}</h2>
        ) : null}
        <PolicyFacts document={document} language={language} today={today} editions={editions} />
        <RuleContent document={document} language={language} level={editions.length > 1 ? 'h3' : 'h2'} />
      </section>
    )),
  );
}

export function NoRules({ view }: { view: View }): ReactElement {
  return (
    <div className="notice">
      <Message from={rulesMessages} m="none" language={view.language} />
    </div>
  );
}
