import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, GradeMark, href, Message } from '../../../kernel/ui/index.ts';
import { evaluationPageMessages as texts } from '../messages/evaluation.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { Ahead, Behind } from '../parts/evaluation.tsx';
import { Lines, ownOf, type Explained } from '../parts/evaluation-lines.tsx';
import { Added } from '../parts/evaluation-sum.tsx';
import { ownEvaluation, type OwnEvaluation, type ToldEvaluation } from '../queries/evaluation.ts';
import { sumOf } from '../sums.ts';

export function evaluationPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/evaluation',
      summary: 'How the firm is graded, line by line, what would change it, what leaves by itself and when, and how to object',
      audit: 'evaluation.opened',
      mandated: 'file',
      async handle(centre) {
        return evaluationPage(centre, await ownEvaluation(centre));
      },
    }),
  ];
}

function evaluationPage(centre: Centre, { kind, told }: OwnEvaluation): ReactElement {
  const { language, home } = centre;
  const say = t(language, texts);
  const nothing = kind === 'individual_business' ? 'individual' : 'none';
  return deskPage(
    centre,
    { title: say.title(), path: `${home}/evaluation` },
    <>
      <section className="box" data-first="">
        <Message from={texts} m="nothing.todo" language={language} className="lead" />
        <Message from={texts} m="limits" language={language} />
        <Message from={texts} m="supervision" language={language} links={{ supervision: href(`${home}/supervision`, language) }} />
      </section>
      {told.length > 0 ? null : (
        <div data-empty="">
          <Message from={texts} m={nothing} language={language} />
        </div>
      )}
      {told.map((each) => (
        <One key={each.model.id} centre={centre} told={each} />
      ))}
    </>,
  );
}

function One({ centre, told }: { centre: Centre; told: ToldEvaluation }): ReactElement {
  const { language } = centre;
  const { model, active, state, explained, withheld } = told;
  const own = ownOf(centre);
  const sum = explained === null ? null : sumOf(model.content, explained, withheld);
  return (
    <section aria-labelledby={`model-${model.id}`} data-model={model.id} data-state={state}>
      <h2 id={`model-${model.id}`}>
        <Foreign text={own(model.title)} language={language} />
      </h2>
      {active ? null : <Message from={texts} m="example" language={language} />}
      {state === 'stale' ? <Message from={texts} m="stale" language={language} /> : null}
      {state === 'none' ? <Message from={texts} m="waiting" language={language} /> : null}
      {explained === null ? null : (
        <>
          <Grade centre={centre} told={told} explained={explained} />
          {withheld.size === 0 ? null : <Message from={texts} m="withheld" language={language} />}
          <Lines {...{ centre, told, explained, sum }} />
          {sum === null ? null : <Added {...{ centre, told, explained, sum }} />}
          <Behind centre={centre} told={told} explained={explained} />
          {explained.grade === null ? null : <Ahead centre={centre} told={told} />}
        </>
      )}
      <Wrong centre={centre} told={told} />
      <p>
        <a href={href(`/models/${model.id}`, language)}>
          <Foreign
            text={t(language, texts)['of.model']({ what: t(language, texts).model(), model: own(model.title) })}
            language={language}
          />
        </a>
      </p>
    </section>
  );
}

/** A wrong record and a wrong sum are two things: each says where one goes, who answers, and what holds meanwhile. */
function Wrong({ centre, told: { model } }: { centre: Centre; told: ToldEvaluation }): ReactElement {
  const { kernel, language } = centre;
  const { issuedBy } = model.content;
  const contact = kernel.settings.organContacts?.[issuedBy];
  return (
    <>
      <h3 id={`wrong-${model.id}`}>{t(language, texts)['wrong.title']()}</h3>
      <Message from={texts} m="wrong.record" language={language} />
      <Message from={texts} m="wrong.late" language={language} />
      <Message
        from={texts}
        m="wrong.grade"
        language={language}
        p={{ organ: organName(kernel, issuedBy, language) }}
        links={{ organ: href(`/organs/${encodeURIComponent(issuedBy)}`, language) }}
      />
      {contact === undefined ? null : (
        <Message from={texts} m="wrong.contact" language={language} p={{ contact: ownOf(centre)(contact) }} />
      )}
      <Message from={texts} m="wrong.meanwhile" language={language} />
    </>
  );
}

/** The grade in a sentence with its day; no grade has one of its own. */
function Grade({ centre, told, explained }: { centre: Centre; told: ToldEvaluation; explained: Explained }): ReactElement {
  const { language } = centre;
  const { model, since } = told;
  const { grade, score, asOf, renewOn, vetoes, exclusions } = explained;
  const own = ownOf(centre);
  const say = t(language, texts);
  const found = model.content.grades.find(({ id }) => id === grade);
  const titleOf = (id: string) => own(model.content.exclusions.find((each) => each.id === id)!.title);
  if (found === undefined)
    return (
      <>
        <Message from={texts} m="ungraded" language={language} className="lead" />
        {exclusions.map((id) => (
          <Message key={id} from={texts} m="exclusion" language={language} p={{ title: titleOf(id) }} />
        ))}
      </>
    );
  const p = { grade: found.id, title: own(found.title), score: score ?? '', day: formatDate(asOf, language) };
  return (
    <>
      <p>
        <GradeMark id={found.id} scale={model.content.grades} unspoken />
      </p>
      <Message from={texts} m="grade" language={language} p={p} className="lead" />
      <Message
        from={texts}
        m="edition"
        language={language}
        p={{ edition: model.edition, from: formatDate(model.inForceFrom, language), day: p.day }}
      />
      {vetoes.map((id) => {
        const { title, grade: direct, ceiling = '' } = model.content.vetoes.find((each) => each.id === id)!;
        const effect = direct === undefined ? say['veto.ceiling']({ grade: ceiling }) : say['veto.grade']({ grade: direct });
        return <Message key={id} from={texts} m="veto" language={language} p={{ title: own(title), effect }} />;
      })}
      {since === null ? null : <Message from={texts} m="since" language={language} p={{ day: formatDate(since, language) }} />}
      {renewOn === null ? null : <Message from={texts} m="renew" language={language} p={{ day: formatDate(renewOn, language) }} />}
    </>
  );
}
