import type { ReactElement } from 'react';
import { sentenceMessages, sentences } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { selectedOf, severityOf, useCodes } from '../../../parts/acts/index.ts';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { RecordLinks } from '../../../parts/object.tsx';
import { DateText, Mixed, Money } from '../../../parts/text.tsx';
import { own } from '../../../look/language.ts';
import type { Explanation } from './types.ts';
import { evaluationMessages } from './messages.ts';
import { bodyOf, stateOf } from '../../../parts/subject/words.ts';

export function Groups({ found }: { found: Explanation }): ReactElement {
  const say = useSay(evaluationMessages);
  const words = useSay(sentenceMessages);
  return (
    <>
      <h3>{say.groups()}</h3>
      <PlainTable
        label={`${say.groups()} ${own(found.title)}`}
        figures={[1, 2]}
        heads={[say.group(), say.points(), say.weight(), say.bounds()]}
        rows={found.groups.map(({ title, points, weight, floor, cap }) => [
          <Mixed key="t">{own(title)}</Mixed>,
          points,
          weight ?? '—',
          sentences.boundsText(words, { floor, cap }),
        ])}
      />
    </>
  );
}

type Indicator = Explanation['indicators'][number];

export function Lines({ found }: { found: Explanation }): ReactElement {
  const say = useSay(evaluationMessages);
  return (
    <>
      <h3>{say.indicators()}</h3>
      <p className="meta">{say.order()}</p>
      <PlainTable
        label={`${say.indicators()} ${own(found.title)}`}
        figures={[2]}
        heads={[say.indicator(), say.raw(), say.points(), say.records(), say.changes()]}
        rows={found.indicators.map((each) => [
          <Mixed key="t">{own(each.title)}</Mixed>,
          <Raw key="r" of={each} />,
          each.points,
          <Count key="n" of={each} found={found} />,
          <DateText key="c" day={each.changesOn} />,
        ])}
      />
    </>
  );
}

function Raw({ of: { kind, raw } }: { of: Indicator }): ReactElement {
  const say = useSay(evaluationMessages);
  if (raw === null) return <>{say.missing()}</>;
  switch (kind) {
    case 'amount':
      return <Money fen={Number(raw)} />;
    case 'age-months':
      return <>{say.months({ n: raw })}</>;
    case 'worst-severity':
      return <>{raw === 'none' ? say.nothing() : severityOf(raw)}</>;
    case 'kind':
      return <>{bodyOf(raw)}</>;
    case 'state':
      return <>{stateOf(raw)}</>;
    default:
      return <Received raw={raw} />;
  }
}

/** A number, or the grade or result that stood last: a code where its template has a list. */
function Received({ raw }: { raw: string }): ReactElement {
  return <Mixed>{selectedOf(useCodes(), null, 'value', raw) ?? raw}</Mixed>;
}

function Count({ of: { records, others, title }, found }: { of: Indicator; found: Explanation }): ReactElement {
  const say = useSay(evaluationMessages);
  const n = records.length + others;
  if (n === 0) return <>—</>;
  const nameOf = (id: string) => found.records.find(({ recordId }) => recordId === id)?.documentNo;
  return (
    <>
      {others === 0 ? say['records.n']({ n }) : say['records.others']({ n, others })}{' '}
      <RecordLinks ids={records} line={own(title)} nameOf={nameOf} />
    </>
  );
}
