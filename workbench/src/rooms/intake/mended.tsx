import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import type { paths } from '../../api/schema.d.ts';
import { sendForm } from '../../api/upload.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Download } from '../../parts/download.tsx';
import { DropFile } from '../../parts/drop-file.tsx';
import { Problem } from '../../parts/problem.tsx';
import type { Batch } from './types.ts';
import { batchMessages } from './messages/batch.ts';

type Received = paths['/api/v1/intake/batches']['post']['responses'][202]['content']['application/json'];

/** Rows to mend go out as a workbook and come back in the same place, by the form of the batch: nothing is asked again. */
export function MendedFile({ batch }: { batch: Batch }): ReactElement {
  const say = useSay(batchMessages);
  const { go } = useAddress();
  const { batch: id, number, mapping } = batch;
  const send = useAction(
    ({ file }: { file: File; mark: string }) => sendForm<Received>('/api/v1/intake/batches', { form: mapping }, file),
    (received) => {
      if (!received.earlier) go(`/intake/batches/${received.batch}`);
    },
  );
  return (
    <section data-mended="">
      <Download
        href={`/api/v1/intake/batches/${id}/rejects.xlsx`}
        name={say['rejects.name']({ number })}
        label={say['rejects.download']()}
      />
      <DropFile
        name="mended"
        label={say['mended.label']()}
        hint={say['mended.hint']()}
        accept=".xlsx,.csv"
        onFile={(file) => void send.run({ file, mark: `${file.name} ${file.size} ${file.lastModified}` })}
      />
      {send.busy ? (
        <p className="waiting" role="status">
          {say['mended.sending']()}
        </p>
      ) : null}
      {send.result?.earlier === true ? <p role="status">{say['mended.earlier']({ number: send.result.number })}</p> : null}
      <Problem error={send.problem} retry={send.again} />
    </section>
  );
}
