import type { ReactElement, ReactNode } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { Uscc } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { usePurpose } from '../../parts/purpose.tsx';
import { deskMessages } from './messages.ts';
import { SCOPE, type Row } from './types.ts';

/** A decision just made, which can be undone in one step. */
export interface Chosen {
  decision: string;
  name: string;
}

type Candidate = Row['candidates'][number];
type Say = typeof deskMessages.zh;

/** The row as it came beside each body that it may mean. None is chosen beforehand: the points only order them. */
export function Compare({ row, onDone }: { row: Row; onDone: (chosen: Chosen) => void }): ReactElement {
  const say = useSay(deskMessages);
  const { candidates } = row;
  return (
    <section className="card" data-row={row.id} aria-labelledby="compare">
      <h2 id="compare">
        <Zh>{say.compare({ name: row.name })}</Zh>
      </h2>
      {candidates.length === 0 ? <p data-nobody="">{say.nobody()}</p> : null}
      <div className="scroll" role="region" aria-label={say.side()} tabIndex={0}>
        <table>
          <caption className="hidden">{say.side()}</caption>
          <thead>
            <tr>
              <th scope="col">{say.point()}</th>
              <th scope="col">{say['this-row']()}</th>
              {candidates.map(({ subjectId }, at) => (
                <th key={subjectId} scope="col">
                  {say.candidate({ n: at + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines(say).map(({ head, ofRow, ofBody }) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td>{ofRow(row)}</td>
                {candidates.map((each) => (
                  <td key={each.subjectId}>{ofBody(each)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{say.decide()}</th>
              <td>{say.open()}</td>
              {candidates.map((each, at) => (
                <td key={each.subjectId}>
                  <Choose row={row} body={each} n={at + 1} onDone={onDone} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function lines(say: Say): { head: string; ofRow: (row: Row) => ReactNode; ofBody: (body: Candidate) => ReactNode }[] {
  return [
    { head: say.name(), ofRow: ({ name }) => <Zh>{name}</Zh>, ofBody: ({ name }) => <Zh>{name}</Zh> },
    { head: say.former(), ofRow: () => null, ofBody: ({ formerNames }) => <Many of={formerNames} /> },
    {
      head: say.code(),
      ofRow: ({ number }) => (number.kind === 'uscc' ? <code>{number.text}</code> : null),
      ofBody: ({ uscc }) => uscc && <Uscc code={uscc} />,
    },
    {
      head: say.numbers(),
      ofRow: ({ number }) => (number.kind === 'uscc' ? null : <code>{number.text}</code>),
      ofBody: ({ numbers }) => <Many of={numbers} />,
    },
    { head: say.district(), ofRow: ({ district }) => text(district), ofBody: ({ district }) => text(district) },
    { head: say.address(), ofRow: ({ address }) => text(address), ofBody: ({ addresses }) => <Many of={addresses} /> },
    { head: say.founded(), ofRow: () => null, ofBody: ({ founded }) => <DateText day={founded} /> },
    { head: say.state(), ofRow: () => null, ofBody: ({ state }) => stateOf(say, state) },
    { head: say.matter(), ofRow: ({ title }) => <Zh>{title}</Zh>, ofBody: () => null },
    { head: say.document(), ofRow: ({ documentNo }) => <Zh>{documentNo}</Zh>, ofBody: () => null },
    { head: say.decided(), ofRow: ({ decided }) => <DateText day={decided} />, ofBody: () => null },
    {
      head: say.why(),
      ofRow: () => null,
      ofBody: ({ reasons }) => (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{say[`reason.${reason}`]()}</li>
          ))}
        </ul>
      ),
    },
  ];
}

const text = (value: string | null): ReactNode => value && <Zh>{value}</Zh>;

function stateOf(say: Say, state: string): string {
  const key = `state.${state}`;
  return key in say ? say[key as 'state.active']() : state;
}

function Many({ of }: { of: readonly string[] }): ReactElement | null {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((each) => (
        <li key={each}>
          <Zh>{each}</Zh>
        </li>
      ))}
    </ul>
  );
}

function Choose(props: { row: Row; body: Candidate; n: number; onDone: (chosen: Chosen) => void }): ReactElement {
  const say = useSay(deskMessages);
  const { row, body, n, onDone } = props;
  // A decision is a look too: it holds what was stated for the desk.
  const purpose = usePurpose(SCOPE);
  return (
    <ConfirmAction
      label={say.choose({ n })}
      title={say['choose.title']({ row: row.name, body: body.name })}
      consequences={[
        say['choose.record']({ title: row.title, body: body.name }),
        say['choose.remember']({ number: row.number.text, name: row.name }),
        say['choose.undo'](),
      ]}
      confirm={say.choose({ n })}
      reason={{ name: 'reason', label: say.reason(), hint: say['reason.hint']() }}
      send={(reason) =>
        answer(
          api.POST('/api/v1/matching/rows/{id}/decide', {
            params: { path: { id: row.id } },
            body: { subject: `id:${body.subjectId}`, reason },
            headers: purposeHeader(purpose),
          }),
        )
      }
      onDone={({ decision }) => onDone({ decision, name: body.name })}
    />
  );
}
