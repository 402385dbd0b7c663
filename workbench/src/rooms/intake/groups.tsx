import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { useState } from 'react';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { Download } from '../../parts/download.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Mixed } from '../../parts/text.tsx';
import type { paths } from '../../api/schema.d.ts';
import type { Batch } from './types.ts';
import { batchMessages } from './messages/batch.ts';

type Group = Batch['groups'][number];
type Taken = paths['/api/v1/intake/batches/{id}/decisions']['post']['responses'][202]['content']['application/json'];
type Decided = paths['/api/v1/intake/batches/{id}/decisions']['post']['requestBody']['content']['application/json'];

const KINDS = ['back', 'held', 'noted'] as const;

function kindOf({ fate }: Group): (typeof KINDS)[number] {
  if (fate === 'held') return 'held';
  return fate === 'rejected' || fate === 'returned' ? 'back' : 'noted';
}

/** Reasons, the largest first: an example, what to do, and where one decision answers for all rows, that decision. */
export function Groups({ batch }: { batch: Batch }): ReactElement | null {
  const say = useSay(batchMessages);
  const [taken, setTaken] = useState<Taken | null>(null);
  const back = batch.returned + batch.rejected;
  if (batch.state === 'received' || batch.state === 'refused') return null;
  return (
    <>
      {taken === null ? null : (
        <section className="notice" role="status" data-taken={taken.rows}>
          <p>
            <Mixed>{say['decision.done'](taken)}</Mixed>
          </p>
          <p>
            <PageLink to={`/intake/batches/${taken.batch}`}>{say['decision.see']()}</PageLink>
          </p>
        </section>
      )}
      {back === 0 && batch.state === 'done' ? <p data-nothing-back="">{say['groups.none']()}</p> : null}
      {KINDS.map((kind) => {
        const groups = batch.groups.filter((group) => kindOf(group) === kind);
        if (groups.length === 0) return null;
        return (
          <section key={kind}>
            <h2>{kind === 'back' ? say['groups.back']({ n: back }) : say[`groups.${kind}`]()}</h2>
            <ul className="groups">
              {groups.map((group) => (
                <One key={group.code} batch={batch} group={group} onTaken={setTaken} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function One(props: { batch: Batch; group: Group; onTaken: (taken: Taken) => void }): ReactElement {
  const say = useSay(batchMessages);
  const may = useMay()('intake.report');
  const { batch, group, onTaken } = props;
  const { code, n, open, reason, examples, decisions } = group;
  const [first] = examples;
  const back = kindOf(group) === 'back';
  const path = { id: batch.batch };
  return (
    <li data-group={code} data-open={open}>
      <h3>
        <Mixed>{say.group({ n, reason })}</Mixed>
      </h3>
      {first === undefined ? null : (
        <p>
          <Mixed>{say.example({ row: first.row, what: first.what })}</Mixed>
        </p>
      )}
      {back ? <p className="meta">{say['group.open']({ open, n })}</p> : null}
      <details>
        <summary>{say['group.rows']()}</summary>
        <ul>
          {examples.map(({ row, column, what, how }) => (
            <li key={row}>
              <Mixed>{say['row.line']({ row, column: column ?? '', what, how })}</Mixed>
            </li>
          ))}
        </ul>
        {n > examples.length && back ? <p className="meta">{say['row.more']({ n: n - examples.length })}</p> : null}
      </details>
      {back && may && open > 0 ? (
        <div className="page-actions">
          {decisions.map((decision) => (
            <ConfirmAction<Taken>
              key={decision}
              label={say[`decision.${decision}`]({ n: open })}
              title={say['decision.title']({ n: open })}
              consequences={[say['decision.effect']({ n: open }), say['decision.left'](), say['decision.review']()]}
              confirm={say[`decision.${decision}`]({ n: open })}
              send={() =>
                answer(
                  api.POST('/api/v1/intake/batches/{id}/decisions', {
                    params: { path },
                    body: { code, decision } as Decided,
                  }),
                )
              }
              onDone={onTaken}
            />
          ))}
          <Download
            href={`/api/v1/intake/batches/${batch.batch}/rejects.xlsx?code=${code}`}
            name={say['rejects.name']({ number: batch.number })}
            label={say['group.download']()}
          />
        </div>
      ) : null}
    </li>
  );
}
