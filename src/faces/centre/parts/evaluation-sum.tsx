import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, Message, Table, type Column } from '../../../kernel/ui/index.ts';
import { evaluationPageMessages as texts } from '../messages/evaluation.ts';
import type { GroupSum, Sum } from '../sums.ts';
import { bounds, ownOf, points, type LinesProps } from './evaluation-lines.tsx';

interface Row {
  key: string;
  title: string;
  group: GroupSum | null;
  counted: string;
}

/** Start and groups one under another, what they make, and what is done with it: bounds and one rounding. */
export function Added({ centre, told, explained, sum }: LinesProps & { sum: Sum }): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const own = ownOf(centre);
  const { model } = told;
  const { score } = model.content;
  const number = (value: string) => points(centre, value);
  const kept = sum.groups.some(({ before }) => before === null);
  const rows: Row[] = [
    { key: 'start', title: say['sum.start'](), group: null, counted: sum.start },
    ...sum.groups.map((group) => ({ key: `group-${group.id}`, title: own(group.title), group, counted: group.counted })),
    ...(kept ? [] : [{ key: 'whole', title: say['sum.whole'](), group: null, counted: sum.whole }]),
  ];
  const of =
    (cell: (group: GroupSum) => string) =>
    ({ group }: Row) =>
      group === null ? '—' : group.before === null ? say['sum.hidden']() : cell(group);
  const columns: Column<Row>[] = [
    { head: say['sum.part'](), heading: true, cell: ({ title }) => <Foreign text={title} language={language} /> },
    { head: say['sum.before'](), number: true, cell: of(({ before }) => number(before!)) },
    { head: say['sum.bounds'](), cell: of((group) => bounds(centre, group)) },
    { head: say['sum.after'](), number: true, cell: of(({ after }) => number(after)) },
    ...(sum.groups.every(({ weight }) => weight === '1')
      ? []
      : [{ head: say['sum.weight'](), number: true, cell: of(({ weight }) => weight) }]),
    { head: say['sum.counted'](), number: true, cell: (row) => (row.group?.before === null ? say['sum.hidden']() : number(row.counted)) },
  ];
  return (
    <section data-sum={model.id}>
      <h3>{say['sum.title']()}</h3>
      <Table
        caption={say['of.model']({ what: say['sum.title'](), model: own(model.title) })}
        hideCaption
        language={language}
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns}
      />
      {kept || sum.whole === sum.bounded ? null : (
        <Message
          from={texts}
          m="sum.bounded"
          language={language}
          p={{ whole: number(sum.whole), bounds: bounds(centre, score), bounded: number(sum.bounded) }}
        />
      )}
      <Message from={texts} m="sum.rounded" language={language} p={{ places: score.places, score: explained.score ?? '' }} />
      <Message from={texts} m="sum.object" language={language} links={{ wrong: `#wrong-${model.id}` }} />
    </section>
  );
}
