import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { POLICY_KINDS, type PolicyDocument } from '../../../kernel/policy/types.ts';
import { Chinese, Foreign, href, Table } from '../../../kernel/ui/index.ts';
import { plainPage, portalPage, type View } from '../frame.tsx';
import { lawsMessages } from '../messages/laws.ts';
import { rulesMessages } from '../messages/rules.ts';
import { policyState, policyTitle } from '../parts/policy.tsx';
import { rulePath } from './rules.tsx';

interface Law {
  title: string;
  url: string | undefined;
  rules: PolicyDocument[];
}

/** Every instrument that a rule in force cites, with the rules that rest on it. */
export function lawsPage(kernel: Kernel): AnyRoute {
  return plainPage(kernel, '/rules/laws', 'Laws and documents that rules in force cite', (view) => page(view, lawsOf(view)));
}

/** A source may also be a plain note that there is no rule: that is no instrument. */
const INSTRUMENT = /法|条例|规定|办法|规则|令|标准|GB|目录|通知|意见|方案|〔\d{4}〕/;

function lawsOf(view: View): Law[] {
  const laws = new Map<string, Law>();
  const documents = POLICY_KINDS.flatMap((kind): readonly PolicyDocument[] => view.kernel.policy.all(kind));
  for (const document of documents) {
    if (policyState(document, view.today, documents) !== 'now') continue;
    for (const { title, url } of document.sources.filter((each) => INSTRUMENT.test(each.title))) {
      const law = laws.get(title) ?? { title, url, rules: [] };
      if (!law.rules.some((each) => rulePath(each) === rulePath(document))) law.rules.push(document);
      laws.set(title, law);
    }
  }
  return [...laws.values()].sort((a, b) => b.rules.length - a.rules.length || a.title.localeCompare(b.title, 'zh-CN'));
}

function page(view: View, laws: readonly Law[]): ReactElement {
  const { language } = view;
  const say = t(language, lawsMessages);
  return portalPage(
    view,
    {
      title: say.title(),
      path: '/rules/laws',
      trail: [{ href: '/rules', label: t(language, rulesMessages).title() }],
    },
    <>
      <p className="lead">{say.lead()}</p>
      <p>{say.count({ n: laws.length })}</p>
      <Table
        caption={say.caption()}
        hideCaption
        language={language}
        rows={laws}
        rowKey={(law) => law.title}
        columns={[
          {
            head: say.law(),
            heading: true,
            cell: (law) => (
              <>
                <Chinese language={language}>{law.title}</Chinese>
                {law.url === undefined ? null : (
                  <span className="meta line">
                    <a href={law.url} rel="noreferrer">
                      {say.read()}
                      <span className="hidden">
                        {language === 'en' ? ': ' : '：'}
                        <Chinese language={language}>{law.title}</Chinese>
                      </span>
                    </a>
                  </span>
                )}
              </>
            ),
          },
          {
            head: say.rests(),
            cell: (law) =>
              law.rules.map((rule) => (
                <span className="line" key={rulePath(rule)}>
                  <a href={href(rule.kind === 'calendar' ? '/rules/calendar' : rulePath(rule), language)}>
                    <Foreign text={policyTitle(rule, language)} language={language} />
                  </a>
                </span>
              )),
          },
        ]}
      />
    </>,
  );
}
