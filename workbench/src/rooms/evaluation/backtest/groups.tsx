import { Button } from 'antd';
import { useId, type ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useSay } from '../../../look/look.tsx';
import { formatCount } from '../../../parts/format.ts';
import { Mixed } from '../../../parts/text.tsx';
import { groupBars, SIDE } from './curves.ts';
import { Titled } from '../catalogue/list.tsx';
import { backtestMessages } from './messages.ts';
import { trialMessages } from '../trial/messages.ts';
import type { BacktestResult } from '../trial/run-types.ts';
import { asPercent } from '../trial/figures.ts';

const DRAWN = 20;
const FIGURES = ['rate', 'auc'] as const;
type Figure = (typeof FIGURES)[number];
type Group = BacktestResult['groups'][number];

/** How often it came and how well it was ranked, group by group: drawn, with the numbers beside it. */
export function BacktestGroups({ result }: { result: BacktestResult }): ReactElement {
  const say = useSay(backtestMessages);
  const trial = useSay(trialMessages);
  const { search } = useAddress();
  const kinds = [...new Set(result.groups.map(({ by }) => by))];
  const by = kinds.find((each) => each === search['by']) ?? kinds[0];
  const figure = FIGURES.find((each) => each === search['figure']) ?? FIGURES[0];
  const groups = result.groups
    .filter((each) => each.by === by)
    .sort((a, b) => b.subjects - a.subjects || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return (
    <section data-part="groups">
      <h2>{say['groups.title']()}</h2>
      <Choice label={trial['groups.by']()} name="by" values={kinds} chosen={by} word={(each) => trial[`by.${each}`]()} />
      <Choice label={say['figure.by']()} name="figure" values={FIGURES} chosen={figure} word={(each) => say[`figure.${each}`]()} />
      {by === undefined ? null : <Picture result={result} groups={groups} kind={trial[`by.${by}`]()} figure={figure} />}
      <GroupTable result={result} groups={groups} />
    </section>
  );
}

/** Buttons of which one is pressed; the address keeps which, the first without a word. */
function Choice<T extends string>(props: {
  label: string;
  name: string;
  values: readonly T[];
  chosen: T | undefined;
  word: (value: T) => string;
}): ReactElement {
  const { label, name, values, chosen, word } = props;
  const { search, setSearch } = useAddress();
  return (
    <p className="row-actions" role="group" aria-label={label}>
      {values.map((each) => (
        <Button
          key={each}
          aria-pressed={each === chosen}
          data-choice={each}
          onClick={() => setSearch({ ...search, [name]: each === values[0] ? undefined : each }, { replace: true })}
        >
          {word(each)}
        </Button>
      ))}
    </p>
  );
}

/** One bar a group that has the figure, the whole as a line through them. Its numbers stand beside each bar; its name is the sentence above. */
function Picture(props: { result: BacktestResult; groups: readonly Group[]; kind: string; figure: Figure }): ReactElement {
  const { result, groups, kind, figure } = props;
  const say = useSay(backtestMessages);
  const name = useId();
  const having = groups.filter((each) => each[figure] !== null);
  if (having.length === 0) return <p data-empty="">{say['groups.nothing']()}</p>;
  const drawn = having.slice(0, DRAWN);
  const all = figure === 'rate' ? result.baseRate : result.auc;
  const shown = (value: string | null): string => (figure === 'rate' ? asPercent(value) : (value ?? '—'));
  const { bars, whole, even } = groupBars(
    figure,
    drawn.map((each) => each[figure]),
    all,
  );
  const words = [
    say[`groups.${figure}`]({ by: kind, whole: shown(all) }),
    ...(having.length > DRAWN ? [say['groups.drawn']({ n: DRAWN })] : []),
    ...(having.length < groups.length ? [say['groups.without']({ n: groups.length - having.length })] : []),
  ];
  return (
    <figure className="bars" data-drawn={figure} aria-labelledby={name}>
      <figcaption id={name}>
        {words.map((sentence) => (
          <p key={sentence}>
            <Mixed>{sentence}</Mixed>
          </p>
        ))}
      </figcaption>
      <ul>
        {drawn.map((group, k) => (
          <li key={group.key} data-key={group.key}>
            <Titled of={group.title} /> <span data-value={group[figure]}>{shown(group[figure])}</span>
            <svg viewBox={`0 0 ${SIDE} 18`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="bar-after" x={0} y={3} width={bars[k] ?? 0} height={12} />
              {even === null ? null : <line className="curve-even" x1={even} x2={even} y1={0} y2={18} />}
              {whole === null ? null : <line className="bar-line" x1={whole} x2={whole} y1={0} y2={18} />}
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function GroupTable({ result, groups }: { result: BacktestResult; groups: readonly Group[] }): ReactElement {
  const say = useSay(backtestMessages);
  const trial = useSay(trialMessages);
  const heads = [say.subjects(), say.graded(), say.came(), say.rate(), say.lift(), say.mean(), 'AUC', 'KS', 'PSI'];
  const whole = { ...result, rate: result.baseRate, lift: null, meanScore: null };
  return (
    <>
      <p className="meta">{trial['groups.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['groups.title']()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{trial.key()}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr data-key="">
              <th scope="row">{say.whole()}</th>
              <Cells of={whole} />
            </tr>
            {groups.map((group) => (
              <tr key={group.key} data-key={group.key}>
                <th scope="row">
                  <Titled of={group.title} />
                </th>
                <Cells of={group} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta" data-fewest={result.fewest}>
        <Mixed>{say['groups.fewest']({ n: result.fewest })}</Mixed>
      </p>
    </>
  );
}

function Cells({ of }: { of: Omit<Group, 'by' | 'key' | 'title'> }): ReactElement {
  const { subjects, graded, outcomes, rate, lift, meanScore, auc, ks, psi } = of;
  const cells = {
    subjects: formatCount(subjects),
    graded: formatCount(graded),
    outcomes: formatCount(outcomes),
    rate: asPercent(rate),
    lift,
    meanScore,
    auc,
    ks,
    psi,
  };
  return (
    <>
      {Object.entries(cells).map(([key, cell]) => (
        <td key={key} className="number" data-cell={key}>
          {cell ?? '—'}
        </td>
      ))}
    </>
  );
}
