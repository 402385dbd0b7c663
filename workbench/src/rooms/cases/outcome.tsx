import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { sendForm } from '../../api/upload.ts';
import { write, type BodyOf } from '../../api/write.ts';
import { useSay } from '../../look/look.tsx';
import { DateField, FileField, RadioField, TextArea, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { partMessages } from '../../parts/messages/common.ts';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { AboutCase, ActPage, trailOf, type About } from './about-case.tsx';
import { ACCEPT, LARGEST, type Attempt } from './api.ts';
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

const TO = 'post /api/v1/cases/{id}/services/{delivery}';
type Kind = BodyOf<typeof TO>['outcome'];

type Given = Readonly<Record<string, string>>;

function Form({ about, attempt }: { about: About; attempt: Attempt }): ReactElement {
  const say = useSay(serviceMessages);
  const step = useSay(stepMessages);
  const empty = useSay(partMessages)['needs.text']();
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const [scan, setScan] = useState<File | null>(null);
  const large = scan !== null && scan.size > LARGEST ? step['files.large']({ name: scan.name }) : undefined;
  const proofs = attempt.asks.map((ask) => ({ id: ask.id, name: `proof/${ask.id}`, title: ask.title }));
  const unproved = (values: Given) => proofs.filter(({ name }) => (values[name] ?? '').trim() === '');
  const form = useForm<Given, unknown>({
    begin: { outcome: '', on: file.sheet.today, reason: '', ...Object.fromEntries(proofs.map(({ name }) => [name, ''])) },
    rules: TO,
    faults: (values) => ({
      file: large,
      ...(values['outcome'] === 'delivered' || values['outcome'] === 'published'
        ? Object.fromEntries(unproved(values).map(({ name }) => [name, empty]))
        : {}),
    }),
    send: async (values, key) => {
      const { outcome = '', on = '', reason = '' } = values;
      const proof = Object.fromEntries(
        proofs.map(({ id: ask, name }) => [ask, values[name] ?? '']).filter(([, text]) => text?.trim() !== ''),
      );
      const body = { outcome: outcome as Kind, on, proof, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      const path = { id, delivery: attempt.deliveryId };
      if (scan === null) return write({ to: TO, path, purpose }, body, key);
      return sendForm(`/api/v1/cases/${id}/services/${attempt.deliveryId}/scan`, { outcome: JSON.stringify(body) }, scan, { purpose });
    },
    done: () => go(`/cases/${id}?done=service`),
  });
  const needsReason = ['refused', 'returned', 'void'].includes(form.values['outcome'] ?? '');
  const [firstUnproved] = unproved(form.values);
  return (
    <ActPage about={about} title={say['outcome.title']({ name: attempt.papers.join('、') })}>
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
      <FormSheet form={form} action={say['outcome.go']()}>
        <RadioField
          {...form.field('outcome')}
          label={say['outcome.outcome']()}
          options={attempt.choices.map((each) => ({ value: each.id, label: each.title }))}
        />
        <DateField {...form.field('on')} label={say['outcome.on']()} />
        {proofs.map(({ name, title }) => (
          <TextField
            key={name}
            {...form.field(name)}
            label={title}
            hint={say['outcome.proof.hint']()}
            fault={form.faultAt(name) ?? (name === firstUnproved?.name ? form.faultAt('proof') : undefined)}
            maxLength={500}
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
          {...form.field('reason')}
          label={needsReason ? say.reason() : say['outcome.reason']()}
          hint={say['outcome.reason.hint']()}
          required={needsReason}
        />
      </FormSheet>
    </ActPage>
  );
}
