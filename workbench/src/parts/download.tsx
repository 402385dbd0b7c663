import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { fetchFile } from '../api/client.ts';
import { asProblem, type ApiProblem } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import { partMessages } from './messages/common.ts';
import { formatCount } from './format.ts';
import { Problem } from './problem.tsx';
import { PurposeDialog, usePurpose } from './purpose.tsx';

export interface DownloadProps {
  /** Address on this site: `/api/v1/…` or a page's `.csv`. */
  href: string;
  /** Where the answer names none. */
  name: string;
  label: string;
  /** Above PUBLIC: asks why, unless it was stated for this scope. */
  purposeScope?: string;
}

/** A file, fetched with our headers and saved: a plain link could not say why one looks. */
export function Download({ href, name, label, purposeScope }: DownloadProps): ReactElement {
  const say = useSay(partMessages);
  const stated = usePurpose(purposeScope ?? '');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [missing, setMissing] = useState(0);
  const fetchIt = async (purpose: string | null): Promise<void> => {
    setAsking(false);
    setBusy(true);
    setProblem(null);
    try {
      const file = await fetchFile(href, purpose);
      save(file.blob, file.name ?? name);
      setMissing(file.missing);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const start = () => {
    if (purposeScope !== undefined && stated === null) setAsking(true);
    else void fetchIt(purposeScope === undefined ? null : stated);
  };
  return (
    <span className="action">
      <Button icon={<DownloadOutlined />} loading={busy} onClick={start}>
        {busy ? say['download.busy']() : label}
      </Button>
      {problem === null ? null : <Problem error={problem} retry={start} />}
      {missing === 0 ? null : <span role="status">{say['download.missing']({ n: formatCount(missing) })}</span>}
      {purposeScope === undefined ? null : (
        <PurposeDialog open={asking} scope={purposeScope} onStated={(purpose) => void fetchIt(purpose)} onCancel={() => setAsking(false)} />
      )}
    </span>
  );
}

/** Hands a file to the browser, as a click on a link to it would. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
