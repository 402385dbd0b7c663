import { Button } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { asProblem, type ApiProblem } from '../../../api/problem.ts';
import { useMay } from '../../../api/start.ts';
import { sendForm } from '../../../api/upload.ts';
import { useSay } from '../../../look/look.tsx';
import { DropFile } from '../../../parts/drop-file.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { Mixed } from '../../../parts/text.tsx';
import type { MappingFile } from './mapping.ts';
import { mappingMessages } from './messages.ts';
import { Preview } from './preview.tsx';
import type { Tried } from './types.ts';

/** After the last key: the sample is tried again, at most about once a second. */
const PAUSE_MS = 900;

/** A sample, read anew by the draft after each change, without effect. */
export function Trial({ draft, add }: { draft: MappingFile; add: (heading: string) => void }): ReactElement {
  const say = useSay(mappingMessages);
  const may = useMay()('intake.report');
  const [file, setFile] = useState<File | null>(null);
  const { tried, problem, busy } = useTrial(draft, file);
  if (!may) {
    return (
      <section>
        <h2>{say['sample.title']()}</h2>
        <p>{say['sample.closed']()}</p>
      </section>
    );
  }
  return (
    <section aria-busy={busy} data-tried={tried === null ? '' : tried.rows.length}>
      <h2>{say['sample.title']()}</h2>
      <DropFile name="sample" label={say['sample.label']()} hint={say['sample.hint']()} onFile={setFile} />
      {busy ? <p role="status">{say['sample.trying']()}</p> : null}
      <Problem error={problem} />
      {tried === null ? null : (
        <>
          <p role="status">{say['sample.counts'](countsOf(tried))}</p>
          {tried.unknownColumns.length === 0 ? null : (
            <div className="stack">
              <p>{say['sample.unknown']({ n: tried.unknownColumns.length })}</p>
              <div className="page-actions">
                {tried.unknownColumns.map((column) => (
                  <Button key={column} onClick={() => add(column)}>
                    <Mixed>{say['sample.add']({ column })}</Mixed>
                  </Button>
                ))}
              </div>
            </div>
          )}
          <Preview tried={tried} />
        </>
      )}
    </section>
  );
}

function countsOf({ counts }: Tried): { read: number; good: number; waiting: number; back: number } {
  const n = (key: string): number => {
    const found = counts[key];
    return typeof found === 'number' ? found : 0;
  };
  const good = n('accepted') + n('replaced') + n('unchanged') + n('stale');
  return { read: n('read'), good, waiting: n('waiting'), back: n('returned') + n('rejected') };
}

interface Answered {
  form: string;
  file: File;
  tried: Tried | null;
  problem: ApiProblem | null;
}

/** The last answer stays in sight while the next one is on its way; one that comes too late is dropped. */
function useTrial(draft: MappingFile, file: File | null): { tried: Tried | null; problem: ApiProblem | null; busy: boolean } {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const form = JSON.stringify(draft);
  useEffect(() => {
    if (file === null) return undefined;
    const stop = new AbortController();
    const of = { form, file };
    const timer = setTimeout(() => {
      sendForm<Tried>('/api/v1/intake/forms/try', { form }, file, { signal: stop.signal })
        .then((tried) => setAnswered({ ...of, tried, problem: null }))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) setAnswered({ ...of, tried: null, problem: asProblem(error) });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [form, file]);
  const { tried = null, problem = null } = answered ?? {};
  const busy = file !== null && (answered?.form !== form || answered.file !== file);
  return { tried, problem, busy };
}
