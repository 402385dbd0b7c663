import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, href, Message, Table } from '../../../kernel/ui/index.ts';
import { kindWord } from '../../../registry/records/index.ts';
import type { ActKind } from '../../../registry/records/types.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { evaluationPageMessages as texts } from '../messages/evaluation.ts';
import type { ToldEvaluation } from '../queries/evaluation.ts';
import { ownOf, type Explained } from './evaluation-lines.tsx';

type Record = ToldEvaluation['records'][number];

interface Props {
  centre: Centre;
  told: ToldEvaluation;
  explained: Explained;
}

function standsText(centre: Centre, now: Explained, { score, grade }: { score: string | null; grade: string | null }): string {
  const say = t(centre.language, texts);
  if (score === now.score && grade === now.grade) return say['stands.same']();
  return score === null || grade === null ? say['stands.none']() : say.stands({ score, grade });
}

/** Each record with the day on which it leaves, what a repair would give, and the way to object to it. */
export function Behind({ centre, told, explained }: Props): ReactElement | null {
  const { language, home } = centre;
  const { records, more, model } = told;
  const say = t(language, texts);
  if (records.length === 0) return null;
  const own = ownOf(centre);
  const page = ({ recordId }: Record) => href(`${home}/file/${recordId}`, language);
  return (
    <>
      <h3>{say['records.title']()}</h3>
      <Message from={texts} m="records.lead" language={language} />
      <Table
        caption={say['of.model']({ what: say['records.title'](), model: own(model.title) })}
        hideCaption
        language={language}
        rows={records}
        rowKey={({ recordId }) => recordId}
        columns={[
          {
            head: say.record(),
            heading: true,
            cell: (each) => (
              <a href={page(each)}>
                <Foreign text={`${kindWord(each.kind as ActKind, language)} ${each.documentNo}`} language={language} />
              </a>
            ),
          },
          { head: say.leaves(), cell: (each) => <Leaves centre={centre} told={told} record={each} /> },
          {
            head: say.repaired(),
            cell: ({ repaired }) => (repaired === null ? say['repaired.not']() : standsText(centre, explained, repaired)),
          },
          {
            head: say.object(),
            cell: (each) => (
              <a href={`${page(each)}#doors`}>
                <Foreign text={say['object.link']({ no: each.documentNo })} language={language} />
              </a>
            ),
          },
        ]}
      />
      {more === 0 ? null : (
        <Message from={texts} m="records.more" language={language} p={{ n: more }} links={{ file: href(`${home}/file`, language) }} />
      )}
    </>
  );
}

function Leaves({ centre, told, record }: { centre: Centre; told: ToldEvaluation; record: Record }): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const own = ownOf(centre);
  const days = record.indicators.filter(({ id }) => !told.withheld.has(id));
  const titleOf = (id: string) => own(told.model.content.indicators.find((each) => each.id === id)!.title);
  return (
    <>
      {days.map(({ id, leavesOn }) => (
        <span key={id} className="line">
          <Foreign
            text={say['leaves.of']({ day: leavesOn === null ? say['leaves.stays']() : formatDate(leavesOn, language), title: titleOf(id) })}
            language={language}
          />
        </span>
      ))}
    </>
  );
}

/** The days to come, each a full evaluation of that day. */
export function Ahead({ centre, told }: Omit<Props, 'explained'>): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const stands = ({ score, grade }: ToldEvaluation['ahead'][number]) =>
    score === null || grade === null ? say['stands.none']() : say.stands({ score, grade });
  return (
    <>
      <h3>{say['ahead.title']()}</h3>
      {told.ahead.length === 0 ? (
        <Message from={texts} m="ahead.none" language={language} />
      ) : (
        <>
          <Message from={texts} m="ahead.lead" language={language} />
          <ul data-ahead={told.ahead.length}>
            {told.ahead.map((each) => (
              <Message
                key={each.on}
                as="li"
                from={texts}
                m="ahead.day"
                language={language}
                p={{ day: formatDate(each.on, language), stands: stands(each) }}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
