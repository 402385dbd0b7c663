import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useLeaving } from '../../../address/use-leaving.ts';
import { writeSearch } from '../../../address/search.ts';
import { answer, api } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { PageLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { AskBeforeLeaving } from '../../../parts/unsaved.tsx';
import { Editor } from './editor.tsx';
import { fileOf } from '../catalogue/model.tsx';
import { modelsMessages } from '../catalogue/messages.ts';
import { trialMessages } from '../trial/messages.ts';
import { workshopMessages } from './messages.ts';
import { TrialPart } from '../trial/trial.tsx';
import type { ModelFile } from '../types.ts';
import { useDraft } from './use-draft.ts';
import { own } from '../../../look/language.ts';

/** Edit a model, try it on the whole register, send it for approval. `?trial=` is one trial; `?part=edit` stays with the editor. */
export function WorkshopPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  return (
    <Load
      of={['model-file', id]}
      load={async (signal) => {
        const path = { kind: 'model' as const, id };
        return fileOf(await answer(api.GET('/api/v1/policy/{kind}/{id}', { params: { path, query: {} }, signal })));
      }}
    >
      {(file) => <Workshop key={`${file.id}@${file.edition}`} file={file} />}
    </Load>
  );
}

function Workshop({ file }: { file: ModelFile }): ReactElement {
  const say = useSay(workshopMessages);
  const models = useSay(modelsMessages);
  const draft = useDraft(file);
  const leaving = useLeaving(draft.dirty);
  const { search } = useAddress();
  const { trial } = search;
  const part = trial === undefined || search['part'] === 'edit' ? 'edit' : 'result';
  const from = own(file.title);
  const fresh = draft.file !== null && draft.file.id !== file.id ? draft.file : null;
  const name = fresh === null ? from : own(fresh.title);
  return (
    <Page
      title={say.title({ name })}
      lead={<p>{say.lead()}</p>}
      trail={[
        { to: '/models', label: models.title() },
        { to: `/models/${encodeURIComponent(file.id)}`, label: from },
      ]}
    >
      {fresh === null ? null : (
        <p className="notice" data-begun={fresh.id}>
          <Mixed>{say['begun.note']({ id: fresh.id, from })}</Mixed>
        </p>
      )}
      <AskBeforeLeaving leaving={leaving} kept />
      {trial === undefined ? null : <Parts id={file.id} trial={trial} part={part} />}
      {part === 'edit' ? <Editor draft={draft} free={leaving.free} /> : <TrialPart id={trial ?? ''} draft={draft} />}
    </Page>
  );
}

/** The editor and one trial, each with its address. */
function Parts(props: { id: string; trial: string; part: 'edit' | 'result' }): ReactElement {
  const { id, trial, part } = props;
  const say = useSay(trialMessages);
  const to = (wanted: string | undefined) => `/models/${encodeURIComponent(id)}/try${writeSearch({ trial, part: wanted })}`;
  return (
    <nav className="parts" aria-label={say['parts.label']()}>
      <ul>
        <li>
          <PageLink to={to('edit')} current={part === 'edit'}>
            {say['parts.edit']()}
          </PageLink>
        </li>
        <li>
          <PageLink to={to(undefined)} current={part === 'result'}>
            {say['parts.result']()}
          </PageLink>
        </li>
      </ul>
    </nav>
  );
}
