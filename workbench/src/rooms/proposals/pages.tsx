import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PurposeGate } from '../../parts/purpose.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { DateText, Facts, Mark, Mixed } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { proposalMessages } from './messages.ts';
import { objectPath } from './object-path.ts';

type Proposal = paths['/api/v1/proposals']['get']['responses'][200]['content']['application/json']['items'][number];

const STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;

/** What waits for a second person, oldest first; also what was decided. */
export function ProposalsPage(): ReactElement {
  const say = useSay(proposalMessages);
  const { account } = useStart();
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Proposal>
        name="proposals"
        caption={say.caption()}
        purposeScope="/proposals"
        columns={columns(say, account)}
        rowKey={({ proposalId }) => proposalId}
        open={({ proposalId }) => `/proposals/${proposalId}`}
        filters={[
          {
            name: 'state',
            label: say.state(),
            kind: 'select',
            options: STATES.slice(1).map((state) => ({ value: state, label: say[`state.${state}`]() })),
            hint: say['state.none'](),
          },
        ]}
        orders={[{ key: 'at', words: say.order() }]}
        load={({ filters: { state }, cursor, limit, purpose, signal }) => {
          const query = {
            limit,
            ...(cursor === undefined ? {} : { cursor }),
            state: (state ?? 'open') as (typeof STATES)[number],
          };
          return answer(api.GET('/api/v1/proposals', { params: { query }, headers: purposeHeader(purpose), signal }));
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
        exportHref={(search) => `/api/v1/proposals.csv${search}`}
      />
    </Page>
  );
}

function columns(say: typeof proposalMessages.zh, account: string): Column<Proposal>[] {
  return [
    { key: 'what', head: say.what(), heading: true, cell: ({ description }) => <Mixed>{description}</Mixed> },
    { key: 'reason', head: say.reason(), cell: ({ reason }) => <Mixed>{reason}</Mixed> },
    {
      key: 'by',
      head: say.by(),
      cell: ({ proposedBy }) => (
        <>
          <code>{proposedBy}</code> {proposedBy === account ? <Mark kind="plain">{say.own()}</Mark> : null}
        </>
      ),
    },
    { key: 'at', head: say.at(), cell: ({ proposedAt }) => <DateText at={proposedAt} /> },
    { key: 'state', head: say.state(), cell: ({ state }) => say[`state.${state}`]() },
    {
      key: 'decided',
      head: say.decided(),
      extra: true,
      cell: ({ decidedBy }) => decidedBy && <code>{decidedBy}</code>,
    },
    { key: 'decided-at', head: say['decided.at'](), extra: true, cell: ({ decidedAt }) => <DateText at={decidedAt} /> },
  ];
}

/** One of them, with the way to what it is about. */
export function ProposalPage(): ReactElement {
  const say = useSay(proposalMessages);
  const id = useAddress().params['id'] ?? '';
  return (
    <Page title={say.one()} trail={[{ to: '/proposals', label: say.title() }]}>
      <PurposeGate scope="/proposals">
        {(purpose) => (
          <Load
            of={['proposal', id, purpose]}
            load={(signal) =>
              answer(
                api.GET('/api/v1/proposals/{id}', {
                  params: { path: { id } },
                  headers: purposeHeader(purpose),
                  signal,
                }),
              )
            }
          >
            {(proposal) => <One proposal={proposal} />}
          </Load>
        )}
      </PurposeGate>
    </Page>
  );
}

function One({ proposal }: { proposal: Proposal }): ReactElement {
  const say = useSay(proposalMessages);
  const { proposalId, description, reason, proposedBy, proposedAt, state, decidedBy, decidedAt, decisionReason } = proposal;
  const path = objectPath(proposal);
  return (
    <section className="card" data-proposal={proposalId} data-state={state}>
      <h2>
        <Mixed>{description}</Mixed>
      </h2>
      <Facts
        rows={[
          [say.reason(), <Mixed key="reason">{reason}</Mixed>],
          [say.by(), <code key="by">{proposedBy}</code>],
          [say.at(), <DateText key="at" at={proposedAt} />],
          [say.state(), say[`state.${state}`]()],
          [
            say.object(),
            path === null ? null : (
              <PageLink key="object" to={path}>
                {say.see()}
              </PageLink>
            ),
          ],
          [say.decided(), decidedBy && <code key="decided">{decidedBy}</code>],
          [say['decided.at'](), decidedAt && <DateText key="decided-at" at={decidedAt} />],
          [say['decided.reason'](), decisionReason && <Mixed key="why">{decisionReason}</Mixed>],
        ]}
      />
      {state === 'open' ? (
        <SecondPerson
          open={{ proposal: proposalId, by: proposedBy, at: proposedAt }}
          label={say.confirm()}
          title={say['confirm.title']()}
          consequences={[description, say['confirm.now']()]}
        />
      ) : null}
    </section>
  );
}
