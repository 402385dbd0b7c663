import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { Page } from '../../parts/page.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AboutCase, ActPage, trailOf, type About } from './about-case.tsx';
import type { Sheet } from './api.ts';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';

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
  const cases = useSay(caseMessages);
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const form = useForm({
    to: 'post /api/v1/cases/{id}/services',
    path: { id },
    purpose,
    begin: { method: '', sentOn: file.sheet.today, recipient: file.party?.name ?? '', address: paper.address ?? '' },
    body: (given) => ({ ...given, document: paper.document }),
    done: ({ deliveryId }) => go(`/cases/${id}/deliveries/${deliveryId}`),
  });
  return (
    <ActPage about={about} title={say['serve.do']({ name: paper.title })} lead={<p>{say['serve.lead']()}</p>}>
      {paper.enclosed.length === 0 ? null : (
        <p>
          <Mixed>{say['serve.with']({ n: paper.enclosed.length, names: paper.enclosed.join(cases.separator()) })}</Mixed>
        </p>
      )}
      <p className="notice">
        <Mixed>{paper.address === null ? say['serve.not.consented']() : say['serve.consented']({ address: paper.address })}</Mixed>
      </p>
      <FormSheet form={form} action={say['serve.go']()}>
        <RadioField
          {...form.field('method')}
          label={say['serve.method']()}
          options={file.sheet.methods.map((each) => ({
            value: each.method,
            label: each.condition === null ? each.title : say['serve.method.with']({ method: each.title, condition: each.condition }),
          }))}
        />
        <DateField {...form.field('sentOn')} label={say['serve.sent']()} />
        <TextField {...form.field('recipient')} label={say['serve.recipient']()} />
        <TextField {...form.field('address')} label={say['serve.address']()} />
      </FormSheet>
    </ActPage>
  );
}
