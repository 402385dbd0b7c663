import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import type { ModelContent } from '../../../kernel/policy/index.ts';
import { Chinese, Foreign, Table } from '../../../kernel/ui/index.ts';
import type { View } from '../frame.tsx';
import { modelsMessages } from '../messages/models.ts';
import { verifiedWord } from '../words.ts';
import { sentencesOf } from './model-sentences.ts';

interface Props {
  content: ModelContent;
  view: View;
}

const lines = (all: readonly string[], language: View['language']): ReactNode =>
  all.map((each) => (
    <span key={each} className="line">
      <Foreign text={each} language={language} />
    </span>
  ));

/** Between two sentences: Chinese sets none. */
const between = (language: View['language']): string => (language === 'en' ? ' ' : '');

/** From start to grade, in sentences and one table. */
export function HowItScores({ content, view }: Props): ReactElement {
  const { language } = view;
  const say = t(language, modelsMessages);
  const { own, bounds, when, cutoff: cutoffText, weights } = sentencesOf(content, view);
  const { start, score, grades, cutoffs, coefficients = [] } = content;
  const within = bounds(score);
  return (
    <section>
      <h2>{say['sum.title']()}</h2>
      <p>{say['sum.start']({ points: start.points })}</p>
      {start.cases.map((each) => (
        <p key={when(each.when)}>
          <Foreign text={say['sum.case']({ when: when(each.when), points: each.points })} language={language} />
        </p>
      ))}
      {coefficients.length === 0 ? null : (
        <>
          <p>{say['sum.weights']()}</p>
          <ul>
            {coefficients.map(weights).map(([held, given]) => (
              <li key={held}>
                <Foreign text={say['sum.weighted']({ when: held, weights: given })} language={language} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {within === null ? null : say['sum.bounds']({ bounds: within }) + between(language)}
        {say['sum.round']({ n: score.places })}
      </p>
      <h3>{say['grades.title']()}</h3>
      <Table
        caption={say['grades.title']()}
        hideCaption
        language={language}
        rows={grades}
        rowKey={({ id }) => id}
        columns={[
          { head: say.grade(), heading: true, cell: ({ id }) => id },
          { head: say.called(), cell: ({ title }) => <Foreign text={own(title)} language={language} /> },
          {
            head: say.from(),
            cell: ({ id }) => {
              const cutoff = cutoffs.find(({ grade }) => grade === id);
              return cutoff === undefined ? say['from.apart']() : cutoffText(cutoff);
            },
          },
        ]}
      />
    </section>
  );
}

/** Its lines, group by group: what is looked at, for how long, for how many points, on which basis. */
export function Groups({ content, view }: Props): ReactElement {
  const { language } = view;
  const say = t(language, modelsMessages);
  const { own, bounds, window, counts, points } = sentencesOf(content, view);
  return (
    <>
      {content.groups.map((group) => {
        const title = say['group.title']({ title: own(group.title) });
        const within = bounds(group);
        return (
          <section key={group.id} data-group={group.id}>
            <h2>
              <Foreign text={title} language={language} />
            </h2>
            <p>
              {say['group.weight']({ weight: group.weight })}
              {within === null ? null : between(language) + say['group.bounds']({ bounds: within })}
            </p>
            <Table
              caption={title}
              hideCaption
              language={language}
              rows={content.indicators.filter((each) => each.group === group.id)}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: say.line(),
                  heading: true,
                  cell: (each) => <Foreign text={own(each.title)} language={language} />,
                },
                { head: say.window(), cell: window },
                { head: say.counts(), cell: (each) => <Foreign text={counts(each)} language={language} /> },
                { head: say.points(), cell: (each) => lines(points(each), language) },
                {
                  head: say.basis(),
                  cell: ({ basis, verified }) => (
                    <>
                      <Chinese language={language}>{basis}</Chinese>
                      <span className="meta line">{verifiedWord(verified, language)}</span>
                    </>
                  ),
                },
              ]}
            />
          </section>
        );
      })}
    </>
  );
}

/** Rules that stand above the score. */
export function Vetoes({ content, view }: Props): ReactElement {
  const { language } = view;
  const say = t(language, modelsMessages);
  const { own, when, effect } = sentencesOf(content, view);
  const { vetoes, exclusions } = content;
  const heads = (all: readonly string[]) => all.join(' ');
  return (
    <>
      <section>
        <h2>{say['vetoes.title']()}</h2>
        {vetoes.length === 0 ? (
          <p>{say['vetoes.none']()}</p>
        ) : (
          <Table
            caption={say['vetoes.title']()}
            hideCaption
            language={language}
            rows={vetoes}
            rowKey={({ id }) => id}
            columns={[
              { head: say.rule(), heading: true, cell: ({ title }) => <Foreign text={own(title)} language={language} /> },
              { head: say.effect(), cell: (veto) => <Foreign text={effect(veto)} language={language} /> },
            ]}
          />
        )}
      </section>
      {exclusions.length === 0 ? null : (
        <section>
          <h2>{say['exclusions.title']()}</h2>
          <ul>
            {exclusions.map(({ id, title, when: all }) => (
              <li key={id}>
                <Foreign text={heads([own(title), `(${when(all)})`])} language={language} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What the model gives for invented facts, as the tests hold it to. */
export function Worked({ content, view: { language } }: Props): ReactElement {
  const say = t(language, modelsMessages);
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  return (
    <section>
      <h2>{say['worked.title']()}</h2>
      <p>{say['worked.lead']()}</p>
      <Table
        caption={say['worked.title']()}
        hideCaption
        language={language}
        rows={content.examples}
        rowKey={({ title }) => title.zh}
        columns={[
          { head: say.example(), heading: true, cell: ({ title }) => <Foreign text={own(title)} language={language} /> },
          { head: say.score(), number: true, cell: ({ score }) => score ?? say['score.none']() },
          { head: say.grade(), cell: ({ grade }) => grade ?? say['score.none']() },
          { head: say.source(), cell: ({ source }) => <Chinese language={language}>{source}</Chinese> },
        ]}
      />
    </section>
  );
}
