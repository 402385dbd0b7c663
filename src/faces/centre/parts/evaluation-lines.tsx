import type { ReactElement } from 'react';
import { sentenceMessages, sentences } from '../../../during/evaluation/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatMoney, href, Message, Table } from '../../../kernel/ui/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { evaluationPageMessages as texts } from '../messages/evaluation.ts';
import type { ToldEvaluation } from '../queries/evaluation.ts';
import { told as toldNumber, type GroupSum, type Sum } from '../sums.ts';

export type Explained = NonNullable<ToldEvaluation['explained']>;
type Indicator = Explained['indicators'][number];
type Group = ToldEvaluation['model']['content']['groups'][number];

export interface LinesProps {
  centre: Centre;
  told: ToldEvaluation;
  explained: Explained;
  /** How they are added up; null: there is no score. */
  sum: Sum | null;
}

export const ownOf =
  ({ language }: Pick<Centre, 'language'>) =>
  (text: { zh: string; en: string }) =>
    language === 'en' ? text.en : text.zh;

/** Points as they are read: a fraction to two places says that it is about so much. */
export function points({ language }: Pick<Centre, 'language'>, value: string): string {
  const { text, about } = toldNumber(value);
  return about ? t(language, texts).about({ n: text }) : text;
}

export function bounds({ language }: Pick<Centre, 'language'>, of: Pick<GroupSum, 'floor' | 'cap'>): string {
  return sentences.boundsText(t(language, sentenceMessages), of);
}

const behind = ({ records, others }: Indicator): number => records.length + others;

/** The start, then group by group the lines that say something; the others are counted. */
export function Lines(props: LinesProps): ReactElement {
  const { centre, told, explained, sum } = props;
  const { language } = centre;
  const say = t(language, texts);
  const rows = explained.indicators.filter((each) => behind(each) > 0 || each.points !== '0');
  const rest = explained.indicators.length - rows.length;
  const shown = told.model.content.groups.filter(({ id }) => {
    const own = sum?.groups.find((each) => each.id === id);
    return rows.some(({ group }) => group === id) || (own !== undefined && (own.counted !== '0' || own.before === null));
  });
  return (
    <>
      <h3>{say['lines.title']()}</h3>
      <Message from={texts} m="lines.start" language={language} p={{ start: points(centre, explained.start) }} />
      {shown.length === 0 ? <p>{say['lines.none']()}</p> : null}
      {shown.map((group) => (
        <OfGroup key={group.id} {...props} group={group} rows={rows.filter((each) => each.group === group.id)} />
      ))}
      {rest === 0 ? null : <p>{say['lines.rest']({ n: rest })}</p>}
    </>
  );
}

function OfGroup({ centre, told, sum, group, rows }: LinesProps & { group: Group; rows: readonly Indicator[] }): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const own = ownOf(centre);
  const { model } = told;
  const heading = `group-${model.id}-${group.id}`;
  const added = sum?.groups.find(({ id }) => id === group.id);
  return (
    <section aria-labelledby={heading} data-group={group.id}>
      <h4 id={heading}>
        <Foreign text={own(group.title)} language={language} />
      </h4>
      {rows.length === 0 ? null : (
        <Table
          caption={say['of.model']({ what: `${say['lines.title']()} ${own(group.title)}`, model: own(model.title) })}
          hideCaption
          language={language}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: say.what(), heading: true, cell: ({ title }) => <Foreign text={own(title)} language={language} /> },
            { head: say.value(), cell: (each) => <Foreign text={valueOf(centre, told, each)} language={language} /> },
            { head: say.points(), number: true, cell: (each) => points(centre, each.points) },
            { head: say.basis(), cell: (each) => <Basis centre={centre} told={told} line={each} /> },
          ]}
        />
      )}
      {added === undefined ? null : <GroupAdded centre={centre} added={added} />}
    </section>
  );
}

/** What the lines of a group make, and what floor, cap and weight do with it. */
function GroupAdded({ centre, added }: { centre: Centre; added: GroupSum }): ReactElement {
  const { language } = centre;
  const { start, before, after, weight, counted } = added;
  const number = (value: string) => points(centre, value);
  if (before === null) return <Message from={texts} m="group.kept" language={language} />;
  return (
    <>
      {start === '0' ? null : <Message from={texts} m="group.start" language={language} p={{ start: number(start) }} />}
      {before === after ? (
        <Message from={texts} m="group.sum" language={language} p={{ sum: number(before) }} />
      ) : (
        <Message
          from={texts}
          m="group.limited"
          language={language}
          p={{ sum: number(before), bounds: bounds(centre, added), after: number(after) }}
        />
      )}
      {weight === '1' ? null : <Message from={texts} m="group.weighted" language={language} p={{ weight, counted: number(counted) }} />}
    </>
  );
}

/** The records behind a line, each as the way to object to it; the name of the link says of which line it is. */
function Basis({ centre, told, line }: { centre: Centre; told: ToldEvaluation; line: Indicator }): ReactElement | string {
  const { language, home } = centre;
  const say = t(language, texts);
  const n = behind(line);
  if (n === 0) return say['n.none']();
  const listed = told.records.filter(({ recordId }) => line.records.includes(recordId));
  const more = n - listed.length;
  return (
    <>
      {say['n.records']({ n })}
      {listed.map(({ recordId, documentNo }) => (
        <span key={recordId} className="line">
          <a href={`${href(`${home}/file/${recordId}`, language)}#doors`}>
            <Foreign text={say['object.link']({ no: documentNo })} language={language} />
            <span className="hidden">
              <Foreign text={say['object.line']({ line: ownOf(centre)(line.title) })} language={language} />
            </span>
          </a>
        </span>
      ))}
      {more === 0 ? null : (
        <Message
          as="span"
          className="line"
          from={texts}
          m="line.more"
          language={language}
          p={{ n: more }}
          links={{ file: href(`${home}/file`, language) }}
        />
      )}
    </>
  );
}

function valueOf(centre: Centre, { model }: ToldEvaluation, { id, raw }: Indicator): string {
  const { language } = centre;
  const say = t(language, texts);
  if (raw === null) return say['value.missing']();
  const { kind, attribute } = model.content.indicators.find((each) => each.id === id)!.aggregate;
  if (kind === 'amount') return formatMoney(Number(raw), language);
  if (kind === 'attribute') return attribute === 'age-months' ? say['value.months']({ n: raw }) : say['value.registered']();
  if (kind === 'worst-severity') return say[`value.${raw as 'none' | 'minor' | 'general' | 'serious'}`]();
  return kind === 'count' || kind === 'in-force' || kind === 'decay' ? say['value.count']({ n: points(centre, raw) }) : points(centre, raw);
}
