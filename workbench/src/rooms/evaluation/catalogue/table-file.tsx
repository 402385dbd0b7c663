import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { csvText } from '../../../house.ts';
import { useAction } from '../../../parts/action.ts';
import { save } from '../../../parts/download.tsx';
import { Problem } from '../../../parts/problem.tsx';

/** A list as a file for spreadsheets, from what the API gives. */
export function TableFile(props: { label: string; name: string; rows: () => Promise<readonly (readonly string[])[]> }): ReactElement {
  const { label, name, rows } = props;
  const file = useAction<null, Blob>(
    async () => new Blob([csvText(await rows())], { type: 'text/csv' }),
    (blob) => save(blob, name),
  );
  return (
    <span className="action">
      <Button icon={<DownloadOutlined />} loading={file.busy} onClick={() => void file.run(null)}>
        {label}
      </Button>
      <Problem error={file.problem} retry={file.again} />
    </span>
  );
}
