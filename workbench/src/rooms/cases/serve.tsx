import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AboutCase, trailOf, type About } from './about-case.tsx';
import type { Sheet } from './api.ts';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';
import { stepMessages } from './step-messages.ts';

type Method = Sheet['methods'][number]['method'];

/** First the sending; what became of it is recorded apart, with its proof. */
export function ServePage(): ReactElement {
  return <AboutCase>{(about) => <Serve about={about} />}</AboutCase>;
}

function Serve({ about }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  const cases = useSay(caseMessages);
  const document = useAddress().params['document'] ?? '';
  const found = about.file.sheet.serve.find((each) => each.document === document);
  if (found === undefined) {
    return (
      <Page title={say.papers()} trail={trailOf(cases, about)}>
        <p data-empty="">{say['serve.closed']()}</p>
      </Page>
    );
  }
  return <Form about={about} paper={found} />;
}

function Form({ about, paper }: { about: About; paper: Sheet['serve'][number] }): ReactElement {
  const say = useSay(serviceMessages);
  const step = useSay(stepMessages);
  const cases = useSay(caseMessages);
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const [method, setMethod] = useState('');
  const [sentOn, setSentOn] = useState(file.sheet.today);
  const [recipient, setRecipient] = useState(file.party?.name ?? '');
  const [address, setAddress] = useState(paper.address ?? '');
  const [tried, setTried] = useState(false);
  const send = useAction(
    (input: { method: Method; sentOn: string; recipient: string; address: string }, key) =>
      answer(
        api.POST('/api/v1/cases/{id}/services', {
          params: { path: { id } },
          body: { document: paper.document, ...input },
          headers: { 'idempotency-key': key, ...purposeHeader(purpose) },
        }),
      ),
    ({ deliveryId }) => go(`/cases/${id}/deliveries/${deliveryId}`),
  );
  const names = ['method', 'sentOn', 'recipient', 'address'];
  const empty = (text: string): string | undefined => (tried && text.trim() === '' ? say['needs.text']() : undefined);
  const submit = (): void => {
    setTried(true);
    const chosen = file.sheet.methods.find((each) => each.method === method);
    if (chosen === undefined || [sentOn, recipient, address].some((text) => text.trim() === '')) return;
    void send.run({ method: chosen.method, sentOn, recipient: recipient.trim(), address: address.trim() });
  };
  return (
    <Page title={say['serve.do']({ name: paper.title })} lead={<p>{say['serve.lead']()}</p>} trail={trailOf(cases, about)}>
      {paper.enclosed.length === 0 ? null : (
        <p>
          <Mixed>{say['serve.with']({ n: paper.enclosed.length, names: paper.enclosed.join(cases.separator()) })}</Mixed>
        </p>
      )}
      <p className="notice">
        <Mixed>{paper.address === null ? say['serve.not.consented']() : say['serve.consented']({ address: paper.address })}</Mixed>
      </p>
      <form
        className="stack sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Problem error={send.problem} retry={send.again} fields={names} />
        <RadioField
          name="method"
          label={say['serve.method']()}
          problem={send.problem}
          fault={tried && method === '' ? say['needs.choice']() : undefined}
          value={method}
          onChange={setMethod}
          options={file.sheet.methods.map((each) => ({
            value: each.method,
            label: each.condition === null ? each.title : say['serve.method.with']({ method: each.title, condition: each.condition }),
          }))}
        />
        <DateField
          name="sentOn"
          label={say['serve.sent']()}
          problem={send.problem}
          fault={empty(sentOn)}
          value={sentOn}
          onChange={setSentOn}
        />
        <TextField
          name="recipient"
          label={say['serve.recipient']()}
          problem={send.problem}
          fault={empty(recipient)}
          maxLength={200}
          value={recipient}
          onChange={setRecipient}
        />
        <TextField
          name="address"
          label={say['serve.address']()}
          problem={send.problem}
          fault={empty(address)}
          value={address}
          onChange={setAddress}
        />
        <p>
          <Button type="primary" htmlType="submit" loading={send.busy}>
            {say['serve.go']()}
          </Button>
        </p>
      </form>
      <p>
        <PageLink to={`/cases/${id}`}>{step['form.cancel']()}</PageLink>
      </p>
    </Page>
  );
}
