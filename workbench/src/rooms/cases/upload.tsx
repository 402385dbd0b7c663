import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { FileField, RadioField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { AboutCase, trailOf, type About } from './about-case.tsx';
import { ACCEPT, LARGEST, sendFile } from './api.ts';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';
import { stepMessages } from './step-messages.ts';

/** A paper for the file, apart from any step. */
export function UploadPage(): ReactElement {
  return <AboutCase>{(about) => <Upload about={about} />}</AboutCase>;
}

function Upload({ about }: { about: About }): ReactElement {
  const say = useSay(stepMessages);
  const service = useSay(serviceMessages);
  const cases = useSay(caseMessages);
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const { kinds } = file.sheet;
  const [kind, setKind] = useState(kinds.length === 1 ? (kinds[0]?.id ?? '') : '');
  const [chosen, setChosen] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const send = useAction(
    ({ kind: of }: { kind: string; name: string }) => sendFile(`/api/v1/cases/${id}/papers`, { kind: of }, chosen!, purpose),
    () => go(`/cases/${id}?done=paper`),
  );
  const large = chosen !== null && chosen.size > LARGEST ? say['files.large']({ name: chosen.name }) : undefined;
  return (
    <Page title={say['upload.title']()} trail={trailOf(cases, about)}>
      <form
        className="stack sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (kind !== '' && chosen !== null && large === undefined) void send.run({ kind, name: chosen.name });
        }}
      >
        <Problem error={send.problem} retry={send.again} fields={['kind', 'file']} />
        <RadioField
          name="kind"
          label={say['upload.kind']()}
          problem={send.problem}
          fault={tried && kind === '' ? service['needs.choice']() : undefined}
          value={kind}
          onChange={setKind}
          options={kinds.map((each) => ({ value: each.id, label: each.title }))}
        />
        <FileField
          name="file"
          label={say['upload.file']()}
          hint={say['files.hint']()}
          problem={send.problem}
          fault={large ?? (tried && chosen === null ? say['upload.none']() : undefined)}
          accept={ACCEPT}
          onChange={(files) => setChosen(files[0] ?? null)}
        />
        <p>
          <Button type="primary" htmlType="submit" loading={send.busy}>
            {say['upload.go']()}
          </Button>
        </p>
      </form>
      <p>
        <PageLink to={`/cases/${id}`}>{say['form.cancel']()}</PageLink>
      </p>
    </Page>
  );
}
