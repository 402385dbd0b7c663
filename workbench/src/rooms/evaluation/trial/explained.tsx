import type { ReactElement, ReactNode } from 'react';
import { sentenceMessages, sentences } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { GradeMark } from '../../../parts/grade.tsx';
import { HowToObject, RecordLinks } from '../../../parts/object.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { Titled } from '../catalogue/list.tsx';
import { trialMessages } from './messages.ts';
import type { Explained, TrialResult } from './run-types.ts';
import type { Both, Content } from '../types.ts';
import { useNames } from '../catalogue/use-names.ts';
import { own } from '../../../look/language.ts';

type Indicator = Explained['indicators'][number];
type Scale = TrialResult['grades']['before'];

interface Column {
  head: string;
  explained: Explained;
  scale: Scale;
}

/** One body by two models, line beside line; what differs is said in a word of its own. */
export function BothSides(props: { before: Explained; after: Explained; scales: TrialResult['grades']; content: Content }): ReactElement {
  const { before, after, scales, content } = props;
  const say = useSay(trialMessages);
  const columns = [
    { head: say.before(), explained: before, scale: scales.before },
    { head: say.after(), explained: after, scale: scales.after },
  ];
  return <Columns columns={columns} content={content} />;
}

/** One body by one model. */
export function OneSide(props: { explained: Explained; scale: Scale; content: Content }): ReactElement {
  const { explained, scale, content } = props;
  const say = useSay(trialMessages);
  return <Columns columns={[{ head: say.points(), explained, scale }]} content={content} />;
}

/** `content`: the model that was tried, for what its vetoes and groups are called. */
function Columns({ columns, content }: { columns: readonly Column[]; content: Content }): ReactElement {
  const say = useSay(trialMessages);
  const ids = [...new Set([...columns].reverse().flatMap(({ explained }) => explained.indicators.map(({ id }) => id)))];
  const names = useNames(content);
  const words = useSay(sentenceMessages);
  const read = (id: string, raw: string): string =>
    isNumber(raw) ? sentences.numberText(words, raw, names.isAmount(id)) : names.value(raw, { items: names.itemsOf(id), part: 'value' });
  const excluded = columns.some(({ explained }) => explained.exclusions.length > 0);
  const row = (head: string, show: (column: Column) => ReactNode) => (
    <tr>
      <th scope="row">{head}</th>
      {columns.map((column) => (
        <td key={column.head}>{show(column)}</td>
      ))}
    </tr>
  );
  const named = (all: readonly { id: string; title: Both }[], found: readonly string[]) =>
    lines(
      found.map((id) => nameIn(all, id)),
      say.nothing(),
    );
  const group = ({ id, points, weight }: Explained['groups'][number]): string =>
    `${nameIn(content.groups, id)} ${weight === null ? points : say.weighted({ points, weight })}`;
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={say.indicator()}>
      <table data-explained={columns.length}>
        <thead>
          <tr>
            <th scope="col">{say.indicator()}</th>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(say.grade(), ({ explained, scale }) => (
            <GradeMark id={explained.grade} scale={scale} />
          ))}
          {row(say.score(), ({ explained: { score } }) => score ?? say.none())}
          {row(say.start(), ({ explained: { start } }) => start)}
          {ids.map((id) => (
            <IndicatorRow
              key={id}
              id={id}
              of={columns.map(({ explained }) => explained.indicators.find((each) => each.id === id))}
              read={(raw) => read(id, raw)}
            />
          ))}
          {row(say.groups(), ({ explained: { groups } }) => lines(groups.map(group), say.nothing()))}
          {row(say.vetoes(), ({ explained: { vetoes } }) => named(content.vetoes, vetoes))}
          {excluded ? row(say.exclusions(), ({ explained }) => named(content.exclusions, explained.exclusions)) : null}
        </tbody>
      </table>
      {columns.every(({ explained }) => explained.applies) ? null : <p>{say['explained.applies']()}</p>}
      <HowToObject issuedBy={content.issuedBy} />
    </div>
  );
}

function IndicatorRow(props: { id: string; of: readonly (Indicator | undefined)[]; read: (raw: string) => string }): ReactElement {
  const { id, of, read } = props;
  const say = useSay(trialMessages);
  const title = of.find((each) => each !== undefined)?.title;
  const [first] = of;
  const differs = of.some((each) => each?.raw !== first?.raw || each?.points !== first?.points);
  return (
    <tr>
      <th scope="row">
        {title === undefined ? <code>{id}</code> : <Titled of={title} />}{' '}
        {differs ? <span className="mark mark-plain">{say.differ()}</span> : null}
      </th>
      {of.map((each, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- now and tried stand in their places
        <td key={at}>
          <Value of={each} read={read} title={title === undefined ? id : own(title)} />
        </td>
      ))}
    </tr>
  );
}

const nameIn = (all: readonly { id: string; title: Both }[], id: string): string => {
  const found = all.find((each) => each.id === id);
  return found === undefined ? id : own(found.title);
};

function lines(all: readonly string[], nothing: string): ReactNode {
  if (all.length === 0) return nothing;
  return all.map((each) => (
    <div key={each}>
      <Mixed>{each}</Mixed>
    </div>
  ));
}

/** Else the code of a grade, a severity or a kind, which has a word. */
const isNumber = (raw: string): boolean => /^-?[\d./]+$/u.test(raw);

function Value(props: {
  of: Indicator | undefined;
  read: (raw: string) => string;
  /** Of the line, for whoever hears a link alone. */
  title: string;
}): ReactElement {
  const { of, read, title } = props;
  const say = useSay(trialMessages);
  if (of === undefined) return <>—</>;
  const { raw, points, records, others } = of;
  return (
    <>
      {say.raw()} <Mixed>{raw === null ? say.missing() : read(raw)}</Mixed> · {say.points()} {points}
      {records.length + others === 0 ? null : (
        <>
          <br />
          <small>
            {say.records({ n: records.length + others })} <RecordLinks ids={records} line={title} />
          </small>
        </>
      )}
    </>
  );
}
