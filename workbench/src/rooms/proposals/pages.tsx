import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { proposalsList } from '../../api/lists/proposals.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PurposeGate } from '../../parts/purpose.tsx';
import { SecondPerson } from '../../parts/second-person.tsx';
import { DateText, Facts, Mark, Mixed } from '../../parts/text.tsx';
import { ListTable, useChoices, useHeads, type RowOf } from '../../table/list-table.tsx';
import { proposalMessages } from './messages.ts';
import { objectPath } from './object-path.ts';

type Proposal = RowOf<typeof proposalsList>;

/** What waits for a second person, oldest first; also what was decided. */
export function ProposalsPage(): ReactElement {
  const say = useSay(proposalMessages);
  const { account } = useStart();
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={proposalsList}
        caption={say.caption()}
        purposeScope="/proposals"
        rowKey={({ proposalId }) => proposalId}
        open={({ proposalId }) => `/proposals/${proposalId}`}
        cells={{
          proposedBy: ({ proposedBy }) => (
            <>
              <code>{proposedBy}</code> {proposedBy === account ? <Mark kind="plain">{say.own()}</Mark> : null}
            </>
          ),
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
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
  const heads = useHeads(proposalsList);
  const states = useChoices(proposalsList, 'state');
  const { proposalId, description, reason, proposedBy, proposedAt, state, decidedBy, decidedAt, decisionReason } = proposal;
  const path = objectPath(proposal);
  return (
    <section className="card" data-proposal={proposalId} data-state={state}>
      <h2>
        <Mixed>{description}</Mixed>
      </h2>
      <Facts
        rows={[
          [heads.reason, <Mixed key="reason">{reason}</Mixed>],
          [heads.proposedBy, <code key="by">{proposedBy}</code>],
          [heads.proposedAt, <DateText key="at" at={proposedAt} />],
          [heads.state, states[state]],
          [
            say.object(),
            path === null ? null : (
              <PageLink key="object" to={path}>
                {say.see()}
              </PageLink>
            ),
          ],
          [heads.decidedBy, decidedBy && <code key="decided">{decidedBy}</code>],
          [heads.decidedAt, decidedAt && <DateText key="decided-at" at={decidedAt} />],
          [heads.decisionReason, decisionReason && <Mixed key="why">{decisionReason}</Mixed>],
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
