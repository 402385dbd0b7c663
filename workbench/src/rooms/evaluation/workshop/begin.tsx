import { useState, type ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { TextField } from '../../../parts/field.tsx';
import { workshopMessages } from './messages.ts';
import type { ModelFile } from '../types.ts';
import type { Draft } from './use-draft.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const EMPTY = { id: '', zh: '', en: '' };

/** A new model from what the editor holds: under an id of its own it can't be taken for an edition of the other. */
export function BeginNew({ draft }: { draft: Draft }): ReactElement | null {
  const say = useSay(workshopMessages);
  const [asked, setAsked] = useState(EMPTY);
  const { file } = draft;
  if (file === null) return null;
  const set = (part: Partial<typeof EMPTY>): void => setAsked({ ...asked, ...part });
  return (
    <ConfirmAction
      label={say.begin()}
      title={say['begin.title']()}
      consequences={[say['begin.what'](), say['begin.then']()]}
      confirm={say['begin.confirm']()}
      fields={['begin-id', 'begin-zh', 'begin-en']}
      send={async () => {
        const { items } = await answer(api.GET('/api/v1/models'));
        const id = asked.id.trim();
        const faults = [
          ...(ID.test(id) ? [] : [{ path: '/begin-id', message: say['begin.id.wrong']() }]),
          ...(items.some((each) => each.id === id) ? [{ path: '/begin-id', message: say['begin.id.taken']() }] : []),
          ...(['zh', 'en'] as const).flatMap((tongue) =>
            asked[tongue].trim() === '' ? [{ path: `/begin-${tongue}`, message: say['begin.title.empty']() }] : [],
          ),
        ];
        if (faults.length > 0) throw refusal(faults, say);
        draft.write(JSON.stringify(begun(file, { ...asked, id }), null, 2), 'begin');
      }}
      onDone={() => setAsked(EMPTY)}
    >
      {(problem) => (
        <>
          <TextField
            name="begin-id"
            label={say['begin.id']()}
            hint={say['begin.id.hint']()}
            problem={problem}
            value={asked.id}
            onChange={(id) => set({ id })}
            maxLength={60}
            required
          />
          <TextField name="begin-zh" label={say.zh()} problem={problem} value={asked.zh} onChange={(zh) => set({ zh })} required />
          <TextField name="begin-en" label={say.en()} problem={problem} value={asked.en} onChange={(en) => set({ en })} required />
        </>
      )}
    </ConfirmAction>
  );
}

function begun(file: ModelFile, { id, zh, en }: typeof EMPTY): object {
  const content = { ...file.content, activation: null };
  return { ...file, id, edition: '1', title: { zh: zh.trim(), en: en.trim() }, content };
}

/** As the API would refuse it, so that each field shows its own fault. */
function refusal(faults: readonly { path: string; message: string }[], say: typeof workshopMessages.zh): ApiProblem {
  const errors = faults.map((each) => ({ ...each, code: 'BAD_INPUT' }));
  return new ApiProblem({
    title: say['begin.faults'](),
    status: 422,
    code: 'BAD_INPUT',
    detail: say['begin.faults.how'](),
    errors,
  });
}
