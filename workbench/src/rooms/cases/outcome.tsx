import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { faultOf } from '../../api/problem.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { DateField, FileField, RadioField, TextArea, TextField } from '../../parts/field.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { AboutCase, trailOf, type About } from './about-case.tsx';
import { ACCEPT, LARGEST, sendFile, type Attempt } from './api.ts';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';
import { stepMessages } from './step-messages.ts';

/** What became of a service: only the outcomes that its method has, with the proof that its rule asks for. */
export function OutcomePage(): ReactElement {
  return <AboutCase>{(about) => <Outcome about={about} />}</AboutCase>;
}

function Outcome({ about }: { about: About }): ReactElement {
  const say = useSay(serviceMessages);
  const cases = useSay(caseMessages);
  const delivery = useAddress().params['delivery'] ?? '';
  const { attempts, acts } = about.file.sheet;
  const found = attempts.find(({ deliveryId }) => deliveryId === delivery);
  if (found === undefined || !acts.serve) {
    return (
      <Page title={say.attempts()} trail={trailOf(cases, about)}>
        <p data-empty="">{say['outcome.unknown']()}</p>
      </Page>
    );
  }
  return <Form about={about} attempt={found} />;
}

type Kind = 'delivered' | 'refused' | 'returned' | 'published' | 'void';
interface NewOutcome {
  outcome: Kind;
  on: string;
  proof: Record<string, string>;
  reason?: string;
}

function Form({ about, attempt }: { about: About; attempt: Attempt }): ReactElement {
  const say = useSay(serviceMessages);
  const step = useSay(stepMessages);
  const cases = useSay(caseMessages);
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const [outcome, setOutcome] = useState('');
  const [on, setOn] = useState(file.sheet.today);
  const [proof, setProof] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [scan, setScan] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const record = useAction(
    async (input: NewOutcome) => {
      const at = { id, delivery: attempt.deliveryId };
      if (scan !== null) {
        const href = `/api/v1/cases/${id}/services/${attempt.deliveryId}/scan`;
        await sendFile(href, { outcome: JSON.stringify(input) }, scan, purpose);
        return;
      }
      await answer(
        api.POST('/api/v1/cases/{id}/services/{delivery}', {
          params: { path: at },
          body: input,
          headers: purposeHeader(purpose),
        }),
      );
    },
    () => go(`/cases/${id}?done=service`),
  );
  const name = attempt.papers.join('、');
  const large = scan !== null && scan.size > LARGEST ? step['files.large']({ name: scan.name }) : undefined;
  const valid = outcome === 'delivered' || outcome === 'published';
  const needsReason = outcome === 'refused' || outcome === 'returned' || outcome === 'void';
  const unproved = attempt.asks.find(({ id: ask }) => (proof[ask] ?? '').trim() === '');
  const submit = (): void => {
    setTried(true);
    if (outcome === '' || large !== undefined || (valid && unproved !== undefined)) return;
    const given = Object.entries(proof).filter(([, text]) => text.trim() !== '');
    void record.run({
      outcome: outcome as Kind,
      on,
      proof: Object.fromEntries(given),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  };
  return (
    <Page title={say['outcome.title']({ name })} trail={trailOf(cases, about)}>
      <p>
        {attempt.method} <DateText day={attempt.sentOn} long /> <Zh>{attempt.recipient}</Zh> <Zh>{attempt.address}</Zh>
      </p>
      <section className="notice">
        <h2>{say['outcome.confirm']()}</h2>
        <ul>
          {attempt.follows.map((sentence) => (
            <li key={sentence}>
              <Mixed>{sentence}</Mixed>
            </li>
          ))}
        </ul>
      </section>
      <form
        className="stack sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Problem error={record.problem} retry={record.again} fields={['outcome', 'on', 'reason']} />
        <RadioField
          name="outcome"
          label={say['outcome.outcome']()}
          problem={record.problem}
          fault={tried && outcome === '' ? say['needs.choice']() : undefined}
          value={outcome}
          onChange={setOutcome}
          options={attempt.choices.map((each) => ({ value: each.id, label: each.title }))}
        />
        <DateField name="on" label={say['outcome.on']()} problem={record.problem} value={on} onChange={setOn} />
        {attempt.asks.map((ask) => (
          <TextField
            key={ask.id}
            name={`proof/${ask.id}`}
            label={ask.title}
            hint={say['outcome.proof.hint']()}
            problem={record.problem}
            fault={
              tried && valid && (proof[ask.id] ?? '').trim() === ''
                ? say['needs.text']()
                : ask.id === unproved?.id
                  ? faultOf(record.problem, 'proof')
                  : undefined
            }
            maxLength={500}
            value={proof[ask.id] ?? ''}
            onChange={(text) => setProof({ ...proof, [ask.id]: text })}
          />
        ))}
        <FileField
          name="file"
          label={say['outcome.file']()}
          hint={step['files.hint']()}
          fault={large}
          accept={ACCEPT}
          onChange={(files) => setScan(files[0] ?? null)}
        />
        <TextArea
          name="reason"
          label={needsReason ? say.reason() : say['outcome.reason']()}
          hint={say['outcome.reason.hint']()}
          problem={record.problem}
          required={needsReason}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <p>
          <Button type="primary" htmlType="submit" loading={record.busy}>
            {say['outcome.go']()}
          </Button>
        </p>
      </form>
      <p>
        <PageLink to={`/cases/${id}`}>{step['form.cancel']()}</PageLink>
      </p>
    </Page>
  );
}
