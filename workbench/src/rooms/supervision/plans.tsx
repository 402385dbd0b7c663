import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { own, COMMA } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { SelectField } from '../../parts/field.tsx';
import { formatDay } from '../../parts/format.ts';
import { GradeMark } from '../../parts/grade.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { usePartsOfLine } from '../../parts/supervision-line.tsx';
import { Facts, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { planMessages } from './messages.ts';
import type { Plan } from './types.ts';

/** The plans in force, each grade beside the next: what it means, on what it rests, and whether it holds for real bodies. */
export function PlansPage(): ReactElement {
  const say = useSay(planMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <Load of={['supervision-plans']} load={(signal) => answer(api.GET('/api/v1/supervision/plans', { signal }))}>
        {({ items }) => (items.length === 0 ? <NoPlan /> : <Plans plans={items} />)}
      </Load>
    </Page>
  );
}

function NoPlan(): ReactElement {
  const say = useSay(planMessages);
  return (
    <section className="empty" data-empty="">
      <h2>{say['none.title']()}</h2>
      <p>{say['none.why']()}</p>
      <p>{say['none.what']()}</p>
    </section>
  );
}

function Plans({ plans }: { plans: readonly Plan[] }): ReactElement {
  const say = useSay(planMessages);
  const { search, setSearch } = useAddress();
  const chosen = plans.find(({ plan }) => plan === search['plan']) ?? plans[0]!;
  return (
    <>
      <SelectField
        name="plan"
        label={say.choose()}
        value={chosen.plan}
        onChange={(plan) => setSearch({ plan })}
        options={plans.map((each) => ({ value: each.plan, label: own(each.title) }))}
      />
      <One plan={chosen} />
    </>
  );
}

function One({ plan }: { plan: Plan }): ReactElement {
  const say = useSay(planMessages);
  const may = useMay();
  const { appliesTo, activation, note, missing } = plan;
  const trades = appliesTo.industries.join(COMMA);
  const state = plan.active && activation !== null ? say['state.active'](activation) : say['state.example']();
  return (
    <article data-plan={plan.plan} data-active={plan.active}>
      <h2>
        <Mixed>{own(plan.title)}</Mixed>
      </h2>
      <p>
        <Mark kind="plain">{say[plan.active ? 'mark.active' : 'mark.example']()}</Mark> <Mixed>{state}</Mixed>
      </p>
      <p className="meta">{say.local()}</p>
      <Facts
        rows={[
          [say.organ(), <Mixed key="o">{own(plan.organ)}</Mixed>],
          [say.trades(), trades === '' ? say['trades.all']() : <code key="t">{trades}</code>],
          [say.scale(), <Mixed key="s">{own(plan.scale.title)}</Mixed>],
          [say.from(), formatDay(plan.inForceFrom)],
          [say.completeness(), say[plan.completeness]()],
          [say.missing(), missing === null ? null : <Mixed key="m">{own(missing)}</Mixed>],
          [say.note(), note === null ? null : <Mixed key="n">{own(note)}</Mixed>],
        ]}
      />
      <Comparison plan={plan} />
      <h3>{say.sources()}</h3>
      <ul>
        {plan.sources.map(({ title }) => (
          <li key={title}>
            <Zh>{title}</Zh>
          </li>
        ))}
      </ul>
      <p>
        {may('evaluation.read') ? <PageLink to={`/portfolio?plan=${plan.plan}`}>{say['see.bodies']()}</PageLink> : null}{' '}
        <PageLink to={`/policy/supervision-plan/${plan.plan}/${plan.edition}`}>{say['see.edition']()}</PageLink>
      </p>
    </article>
  );
}

/** One column a grade: what differs is read across. */
function Comparison({ plan }: { plan: Plan }): ReactElement {
  const say = useSay(planMessages);
  const partsOf = usePartsOfLine();
  const parts = plan.lines.map(partsOf);
  const heads = parts[0]?.map(([head]) => head) ?? [];
  return (
    <div className="scroll whole" role="region" aria-label={say.comparison()} tabIndex={0}>
      <table className="compared" data-comparison={plan.lines.length}>
        <thead>
          <tr>
            <th scope="col">{say.grade()}</th>
            {plan.lines.map(({ grade }) => (
              <th key={grade ?? ''} scope="col">
                <GradeMark id={grade} scale={plan.scale.grades} />
                {grade === plan.ordinary ? <small className="part">{say.ordinary()}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heads.map((head, at) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {parts.map((line, column) => (
                <td key={plan.lines[column]!.grade ?? ''}>{line[at]?.[1]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
