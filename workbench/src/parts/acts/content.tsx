import type { ReactElement, ReactNode } from 'react';
import { DateText, Facts, Mark, Mixed, Money, Zh, type MarkKind } from '../text.tsx';
import { isDay } from '../format.ts';
import { markedRuns, type Place } from './marked.ts';
import { useCodes } from './use-codes.ts';
import { fieldOf, heldOf, markOf, valueOf, type At } from './words.ts';

type Content = Readonly<Record<string, unknown>>;

/** The fields of a record in the order in which the portal gives them; what has no place of its own follows by name. */
const ORDER = [
  'title',
  'documentName',
  'category',
  'certificate',
  'violation',
  'facts',
  'text',
  'basis',
  'penaltyKinds',
  'fineFen',
  'confiscatedFen',
  'amountFen',
  'licenceTaken',
  'procedure',
  'validFrom',
  'validTo',
  'term',
  'remedy',
  'remark',
];

const placeOf = (field: string): number => {
  const at = ORDER.indexOf(field);
  return at < 0 ? ORDER.length : at;
};

/** Content of a record of this kind as far as the reader's level opens it; `places`: reasons that are marked in the text. */
export function ContentFacts(props: { kind: string; content: Content; places?: readonly (Place & { field: string })[] }): ReactElement {
  const { kind, content, places = [] } = props;
  const fields = Object.keys(content).sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  return (
    <Facts
      rows={fields.map((field) => [
        fieldOf(field),
        <FieldValue key={field} kind={kind} field={field} value={content[field]} places={places.filter((each) => each.field === field)} />,
      ])}
    />
  );
}

export function FieldValue(props: At & { value: unknown; places?: readonly Place[] }): ReactNode {
  const { kind, field, value, places = [] } = props;
  const codes = useCodes();
  if (typeof value === 'number' && field.endsWith('Fen')) return <Money fen={value} />;
  if (typeof value === 'string' && isDay(value)) return <DateText day={value} />;
  const text = places.length === 0 || typeof value !== 'string' ? valueOf(codes, { kind, field }, value) : value;
  return places.length === 0 || typeof value !== 'string' ? <Mixed>{text}</Mixed> : <MarkedText text={text} places={places} />;
}

/** The text with the reason at each place: in words for who hears it, underlined for who sees it. */
function MarkedText({ text, places }: { text: string; places: readonly Place[] }): ReactElement {
  return (
    <span className="marked">
      {markedRuns(text, places).map(({ text: run, codes }, index) =>
        codes.length === 0 ? (
          // oxlint-disable-next-line react/no-array-index-key -- runs of one text never move
          <Mixed key={index}>{run}</Mixed>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- runs of one text never move
          <mark key={index} data-reason={codes.join(' ')}>
            <Zh>{run}</Zh>
            <small> {codes.map(heldOf).join(' · ')}</small>
          </mark>
        ),
      )}
    </span>
  );
}

const MARKS: Readonly<Record<string, MarkKind>> = { objection: 'objection', late: 'late', provisional: 'soon' };

/** The words beside a record; of an organ's clock alone in the late colour. */
export function ActMarks({ marks }: { marks: readonly string[] }): ReactElement {
  return (
    <>
      {marks.map((mark) => (
        <Mark key={mark} kind={MARKS[mark] ?? 'plain'}>
          {markOf(mark)}
        </Mark>
      ))}
    </>
  );
}
