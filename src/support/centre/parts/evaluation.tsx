import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, formatMoney, href, Message, Table } from '../../../kernel/ui/index.ts';
import { kindWord } from '../../../registry/records/index.ts';
import type { ActKind } from '../../../registry/records/types.ts';
import type { Centre } from '../../cases/index.ts';
import { evaluationPageMessages as texts } from '../messages/evaluation.ts';
import type { ToldEvaluation } from '../queries/evaluation.ts';

type Explained = NonNullable<ToldEvaluation['explained']>;
type Indicator = Explained['indicators'][number];
type Record = ToldEvaluation['records'][number];

interface Props {
  centre: Centre;
  told: ToldEvaluation;
  explained: Explained;
}

const ownOf =
  ({ language }: Centre) =>
  (text: { zh: string; en: string }) =>
    language === 'en' ? text.en : text.zh;

/** Lines that say something; the others are counted. */
export function Lines({ centre, told, explained }: Props): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const own = ownOf(centre);
  const behind = ({ records, others }: Indicator) => records.length + others;
  const rows = explained.indicators.filter((each) => behind(each) > 0 || each.points !== '0');
  const rest = explained.indicators.length - rows.length;
  return (
    <>
      <h3>{say['lines.title']()}</h3>
      <Message from={texts} m="lines.start" language={language} p={{ start: explained.start }} />
      {rows.length === 0 ? <p>{say['lines.none']()}</p> : (
        <Table
          caption={say['of.model']({ what: say['lines.title'](), model: own(told.model.title) })}
          hideCaption
          language={language}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: say.what(), heading: true, cell: ({ title }) => <Foreign text={own(title)} language={language} /> },
            { head: say.value(), cell: (each) => <Foreign text={valueOf(centre, told, each)} language={language} /> },
            { head: say.points(), number: true, cell: ({ points }) => short(points) },
            { head: say.basis(), cell: (each) => (behind(each) === 0 ? say['n.none']() : say['n.records']({ n: behind(each) })) },
          ]}
        />
      )}
      {rest === 0 ? null : <p>{say['lines.rest']({ n: rest })}</p>}
    </>
  );
} // prettier-ignore

/** A fraction is told to two places: whoever wants it whole finds it in the model's page and the file. */
function short(value: string): string {
  const [n = '', d] = value.split('/');
  return d === undefined ? n : (Number(n) / Number(d)).toFixed(2);
}

function valueOf({ language }: Centre, { model }: ToldEvaluation, { id, raw }: Indicator): string {
  const say = t(language, texts);
  if (raw === null) return say['value.missing']();
  const { kind, attribute } = model.content.indicators.find((each) => each.id === id)!.aggregate;
  if (kind === 'amount') return formatMoney(Number(raw), language);
  if (kind === 'attribute') return attribute === 'age-months' ? say['value.months']({ n: raw }) : say['value.registered']();
  if (kind === 'worst-severity') return say[`value.${raw as 'none' | 'minor' | 'general' | 'serious'}`]();
  return kind === 'count' || kind === 'in-force' || kind === 'decay' ? say['value.count']({ n: short(raw) }) : short(raw);
} // prettier-ignore

function standsText(centre: Centre, now: Explained, { score, grade }: { score: string | null; grade: string | null }): string {
  const say = t(centre.language, texts);
  if (score === now.score && grade === now.grade) return say['stands.same']();
  return score === null || grade === null ? say['stands.none']() : say.stands({ score, grade });
} // prettier-ignore

/** Each record with the day on which it leaves, what a repair would give, and the way to object to it. */
export function Behind({ centre, told, explained }: Props): ReactElement | null {
  const { language, key } = centre;
  const { records, more, model } = told;
  const say = t(language, texts);
  if (records.length === 0) return null;
  const own = ownOf(centre);
  const page = ({ recordId }: Record) => href(`/centre/${key}/file/${recordId}`, language);
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
        <Message from={texts} m="records.more" language={language} p={{ n: more }} links={{ file: href(`/centre/${key}/file`, language) }} />
      )}
    </>
  );
} // prettier-ignore

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
} // prettier-ignore

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
