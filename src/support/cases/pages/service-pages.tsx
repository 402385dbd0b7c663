import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { serviceRules, type Attempt } from '../../../kernel/delivery/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import {
  nameOf,
  recordService,
  recordServiceOutcome,
  titleOf,
  type CaseFile,
} from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { dayIn, METHODS } from '../api/services.ts';
import { attemptsFor, consentFor } from '../deliveries.ts';
import { deskPage, officialsDesk, Token, type Desk } from '../desk.tsx';
import { openFile } from '../files.ts';
import { sentBy, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { Radios } from '../parts/radios.tsx';
import { refusedForm, type Labels } from '../refused-form.ts';
import { aboutCase, CASE_PATH, SEE_OTHER } from './case-pages.tsx';
import { outcomeLabels, outcomePage } from './outcome.tsx';

const Id = Type.String({ minLength: 1, maxLength: 64 });
const ServeParams = Type.Object({ id: Id, document: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }) });
const DeliveryParams = Type.Object({ id: Id, delivery: Id });

/** Service of a document: first the sending, then what became of it. */
export function servicePages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/service/{document}`,
      summary: 'Record service of a document',
      audit: 'case.service.form',
      schemas: { params: ServeParams },
      async handle(call) {
        const file = await openFile(kernel, call.params.id, call.caller, call.language, 'official');
        return servePage(await officialsDesk(kernel, call), file, call.params.document, sentBy({}), []);
      },
    }),
    route({
      ...aboutCase,
      method: 'POST',
      path: `${CASE_PATH}/service/{document}`,
      summary: 'Record service of a document',
      audit: 'case.service.sent',
      upload: true,
      schemas: { params: ServeParams },
      async handle(call) {
        const { id, document } = call.params;
        const desk = await officialsDesk(kernel, call);
        const sent = sentBy(call.request.body);
        const file = await openFile(kernel, id, call.caller, call.language, 'official');
        const deliveryId = await refusedForm(
          call.language,
          serveLabels(call.language),
          () => attempt(desk, file, document, sent),
          (faults) => servePage(desk, file, document, sent, faults),
        );
        return call.reply.redirect(href(`/workbench/cases/${id}/deliveries/${deliveryId}`, call.language), SEE_OTHER);
      },
    }),
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/deliveries/{delivery}`,
      summary: 'Record what became of a service',
      audit: 'case.served.form',
      schemas: { params: DeliveryParams },
      async handle(call) {
        const { file, found } = await openDelivery(kernel, call);
        return outcomePage(await officialsDesk(kernel, call), file, found, sentBy({}), []);
      },
    }),
    route({
      ...aboutCase,
      method: 'POST',
      path: `${CASE_PATH}/deliveries/{delivery}`,
      summary: 'Record what became of a service',
      audit: 'case.served.sent',
      upload: true,
      schemas: { params: DeliveryParams },
      async handle(call) {
        const { id } = call.params;
        const { file, found } = await openDelivery(kernel, call);
        const desk = await officialsDesk(kernel, call);
        const sent = sentBy(call.request.body);
        await refusedForm(
          call.language,
          outcomeLabels(call.language),
          () => outcome(desk, id, found, sent),
          (faults) => outcomePage(desk, file, found, sent, faults),
        );
        return call.reply.redirect(href(`/workbench/cases/${id}?done=service`, call.language), SEE_OTHER);
      },
    }),
  ];
}

async function openDelivery(
  kernel: Kernel,
  { params, caller, language }: { params: { id: string; delivery: string } } & Pick<Desk, 'caller' | 'language'>,
): Promise<{ file: CaseFile; found: Attempt }> {
  const file = await openFile(kernel, params.id, caller, language, 'official');
  const found = (await attemptsFor(kernel, file, caller)).find(({ deliveryId }) => deliveryId === params.delivery);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: params.delivery.slice(0, 40) });
  return { file, found };
}

function serveLabels(language: Language): Labels {
  const say = t(language, officialMessages);
  return {
    method: say['serve.method'](),
    sentOn: say['serve.sent'](),
    recipient: say['serve.recipient'](),
    address: say['serve.address'](),
  };
}

/** What is left empty is named by its own label. */
function requireGiven(sent: Sent, names: readonly string[]): void {
  const empty = names.find((name) => sent.text(name).trim() === '');
  if (empty !== undefined) throw new XinhengError('BAD_INPUT', { what: empty });
}

async function attempt({ kernel, caller }: Desk, file: CaseFile, document: string, sent: Sent): Promise<string> {
  const method = METHODS.find((each) => each === sent.text('method'));
  if (method === undefined) throw new XinhengError('BAD_INPUT', { what: 'method' });
  requireGiven(sent, ['recipient', 'address']);
  const of = { caseId: file.case.caseId, document, method, sentOn: dayIn(sent.text('sentOn'), 'sentOn') };
  const made = await recordService(
    kernel,
    { ...of, recipient: sent.text('recipient'), address: sent.text('address') },
    caller,
  );
  return made.deliveryId;
}

async function outcome({ kernel, caller }: Desk, caseId: string, { deliveryId }: Attempt, sent: Sent): Promise<void> {
  const which = (['delivered', 'refused', 'returned', 'published', 'void'] as const).find(
    (each) => each === sent.text('outcome'),
  );
  if (which === undefined) throw new XinhengError('BAD_INPUT', { what: 'outcome' });
  const given = Object.entries(sent.given).flatMap(([id, value]): [string, string][] =>
    typeof value === 'string' && value.trim() !== '' ? [[id, value]] : [],
  );
  const [file] = sent.files;
  const reason = sent.text('reason');
  const of = { caseId, deliveryId, outcome: which, on: dayIn(sent.text('on'), 'on'), proof: Object.fromEntries(given) };
  await recordServiceOutcome(
    kernel,
    { ...of, ...(reason === '' ? {} : { reason }), ...(file === undefined ? {} : { file: scanOf(file.file) }) },
    caller,
  );
}

/** By its content, whatever the sender calls it. Throws UNSUPPORTED_MEDIA. */
function scanOf({ name, bytes }: Sent['files'][number]['file']) {
  const kinds = { 'application/pdf': '25504446', 'image/png': '89504e47', 'image/jpeg': 'ffd8ff' } as const;
  const start = bytes.subarray(0, 4).toString('hex');
  for (const mediaType of ['application/pdf', 'image/png', 'image/jpeg'] as const) {
    if (start.startsWith(kinds[mediaType])) return { name: name.slice(0, 200), mediaType, bytes };
  }
  throw new XinhengError('UNSUPPORTED_MEDIA', { type: 'PDF, PNG, JPEG' });
}

async function servePage(
  desk: Desk,
  file: CaseFile,
  document: string,
  sent: Sent,
  faults: readonly FormFault[],
): Promise<ReactElement> {
  const { kernel, language, today } = desk;
  const say = t(language, officialMessages);
  const { case: of, procedure } = file;
  const found = procedure.documents.find(({ id, serve }) => id === document && serve);
  if (found === undefined || !file.documents.some(({ kind }) => kind === document))
    throw new XinhengError('NOT_FOUND', { what: document });
  const name = titleOf(found.title, language);
  const consent = await consentFor(kernel, of.subjectId, found.template);
  const fault = (field: string) => faults.find((each) => each.name === field)?.message;
  const enclosed = (found.with ?? []).map((id) => nameOf(language, procedure, id));
  const path = `${desk.cases}/${of.caseId}/service/${document}`;
  const rules = serviceRules(kernel)(today).methods;
  const methods = rules.map((rule) => {
    const condition = rule.needsConsent
      ? 'consent'
      : rule.lastResort
        ? 'last'
        : rule.afterRefusal === true
          ? 'refused'
          : null;
    const label = titleOf(rule.title, language);
    return {
      value: rule.method,
      label:
        condition === null
          ? label
          : t(language, caseMessages).bracketed({ a: label, b: say[`serve.method.${condition}`]() }),
    };
  });
  return deskPage(
    desk,
    {
      title: say['serve.title']({ name }),
      path,
      faulty: faults.length > 0,
      trail: [{ href: `${desk.cases}/${of.caseId}`, label: of.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p className="lead">{say['serve.lead']()}</p>
      {enclosed.length === 0 ? null : (
        <p>
          <Foreign
            text={say['serve.with']({ names: enclosed.join(t(language, caseMessages).separator()) })}
            language={language}
          />
        </p>
      )}
      <p className="notice">
        <Foreign
          text={consent?.address ? say['serve.consented']({ address: consent.address }) : say['serve.not.consented']()}
          language={language}
        />
      </p>
      <form method="post" encType="multipart/form-data" action={href(path, language)}>
        <Token desk={desk} />
        <Radios
          name="method"
          legend={say['serve.method']()}
          options={methods}
          value={sent.text('method')}
          fault={fault('method')}
          language={language}
        />
        <Field name="sentOn" label={say['serve.sent']()} fault={fault('sentOn')}>
          {(aria) => <input {...aria} type="date" defaultValue={sent.text('sentOn') || today} max={today} />}
        </Field>
        <Field name="recipient" label={say['serve.recipient']()} fault={fault('recipient')}>
          {(aria) => (
            <input
              {...aria}
              className="long"
              defaultValue={sent.text('recipient') || (of.party?.name ?? '')}
              maxLength={200}
            />
          )}
        </Field>
        <Field name="address" label={say['serve.address']()} fault={fault('address')}>
          {(aria) => (
            <input
              {...aria}
              className="long"
              defaultValue={sent.text('address') || (consent?.address ?? '')}
              maxLength={300}
            />
          )}
        </Field>
        <div className="actions">
          <button>{say['serve.go']()}</button>
          <a className="button second" href={href(`${desk.cases}/${of.caseId}`, language)}>
            {t(language, caseMessages)['form.cancel']()}
          </a>
        </div>
      </form>
    </>,
  );
}
