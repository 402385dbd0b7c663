import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Mandate } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { serviceRules } from '../../../kernel/delivery/index.ts';
import { absentAt, XinhengError } from '../../../kernel/errors/index.ts';
import { deskPage, firmRoute, openFirm, seeOther, type Centre, type DeskCall } from '../../../kernel/faces/centre.tsx';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { CaseTransition } from '../../../kernel/policy/index.ts';
import { isPartyStep, organName, recordServiceOutcome, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatTime, href, Pairs } from '../../../kernel/ui/index.ts';
import { keepDraft } from '../drafts.ts';
import { openFile } from '../files.ts';
import { sentBy } from '../form.ts';
import { partyMessages } from '../messages/party.ts';
import { ValueOf } from '../parts/fields.tsx';
import { actedAs, byWhom, mandatesEver } from './filings.ts';
import { noticePage } from './notice.tsx';
import { stepForm, stepSent } from './step-pages.tsx';

const Id = Type.String({ minLength: 1, maxLength: 64 });
const PATH = '/notices/{id}';
const params = Type.Object({ id: Id });
const StepParams = Type.Object({ id: Id, step: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }) });

export function noticePages(kernel: Kernel): AnyRoute[] {
  const placeOf = ({ cases }: Centre, { id, step }: { id: string; step: string }) => ({
    path: `${cases}/${id}/answer/${step}`,
    back: `${cases}/${id}`,
  });
  return [
    firmRoute(kernel, {
      path: PATH,
      summary: 'One matter of the firm',
      audit: 'case.opened',
      schemas: { params, query: Type.Object({ done: Type.Optional(Type.String({ maxLength: 10 })) }) },
      async handle(at, call) {
        const { centre, file } = await openMatter(at, call, call.params.id);
        return noticePage(centre, file, call.query.done !== undefined);
      },
    }),
    firmRoute(kernel, {
      path: `${PATH}/answer`,
      summary: 'What the firm may answer',
      audit: 'case.step.form',
      schemas: { params },
      async handle(at, call) {
        const { centre, file } = await openMatter(at, call, call.params.id);
        return choicePage(centre, file);
      },
    }),
    firmRoute(kernel, {
      path: `${PATH}/answer/{step}`,
      summary: 'The form of an answer, or why it is not open',
      audit: 'case.step.form',
      schemas: { params: StepParams },
      async handle(at, call) {
        const { centre, file } = await openMatter(at, call, call.params.id);
        return stepForm(centre, file, call.params.step, placeOf(at, call.params));
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: `${PATH}/answer/{step}`,
      summary: 'Check an answer, or hand it in',
      audit: 'case.step.sent',
      upload: true,
      schemas: { params: StepParams },
      async lapsed({ params: { id: caseId, step }, caller, request }, subjectId) {
        // Nothing is filed, and what was written stays with the firm.
        if (!(await isPartyStep(kernel, { caseId, subjectId, step }))) return;
        await keepDraft(kernel, { subjectId, caseId, step }, sentBy(request.body).given, caller.account ?? '');
      },
      async handle(at, call) {
        const { id, step } = call.params;
        const { centre } = await openMatter(at, call, id);
        const answer = await stepSent(centre, id, step, placeOf(at, call.params), call.request.body);
        return 'case' in answer ? seeOther(at, `/notices/${id}/receipts/${answer.step.n}`) : answer;
      },
    }),
    firmRoute(kernel, {
      path: `${PATH}/receipts/{n}`,
      summary: 'The receipt of what was handed in',
      audit: 'case.receipt',
      schemas: { params: Type.Object({ id: Id, n: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }) },
      async handle(at, call) {
        const { centre, file } = await openMatter(at, call, call.params.id);
        const mandates = await mandatesEver(kernel, centre.firm.subjectId);
        return receiptPage(centre, file, call.params.n, mandates);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: `${PATH}/deliveries/{delivery}`,
      summary: 'Confirm that a paper came',
      audit: 'case.served',
      schemas: { params: Type.Object({ id: Id, delivery: Id }), body: Type.Object({}) },
      async handle(at, call) {
        const { id, delivery } = call.params;
        const { centre, file } = await openMatter(at, call, id);
        if (!file.deliveries.some(({ deliveryId }) => deliveryId === delivery)) throw new XinhengError('NOT_FOUND', { what: delivery });
        await confirmReceipt(centre, id, delivery);
        return seeOther(at, `/notices/${id}`);
      },
    }),
  ];
}

/** `at`: the firm whose code stands in the address. Throws NOT_FOUND. */
async function openMatter(at: Centre, call: DeskCall, id: string): Promise<{ centre: Centre; file: CaseFile }> {
  const { kernel, caller, language } = at;
  const file = await openFile(kernel, id, caller, language, 'party');
  const { subjectId } = file.case;
  if (subjectId === at.firm.subjectId) return { centre: at, file };
  // A message sent before a merger names the code that leads to the survivor now; the matter stands with the old entry.
  const centre = await openFirm(kernel, call, `id:${subjectId}`).catch(absentAt('NOT_FOUND', 'MANDATE_OVER'));
  if (centre?.firm.subjectId !== subjectId || centre.into?.subjectId !== at.firm.subjectId)
    throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  return { centre, file };
}

/** The system's own record of the confirmation is the proof that the rule asks for (行政处罚法 §61). */
async function confirmReceipt({ kernel, caller }: Centre, caseId: string, deliveryId: string): Promise<void> {
  const today = kernel.clock.today();
  const asked = serviceRules(kernel)(today.toString()).methods.find(({ method }) => method === 'electronic')?.proof ?? [];
  const text = t('zh-CN', partyMessages)['notice.confirmed']({
    account: caller.account ?? '',
    time: formatTime(kernel.clock.now(), 'zh-CN'),
  });
  const proof = Object.fromEntries(asked.map(({ id }) => [id, text]));
  await recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'delivered', on: today, proof }, caller);
}

function choicePage(centre: Centre, file: CaseFile): ReactElement {
  const { language, cases } = centre;
  const say = t(language, partyMessages);
  const here = `${cases}/${file.case.caseId}`;
  const open = file.requirements.filter(({ refusal }) => refusal === null);
  return deskPage(
    centre,
    { title: say['answer.title'](), path: `${here}/answer`, trail: [{ href: here, label: file.case.number }] },
    <>
      <p>{open.length === 0 ? say['notice.now.none']() : say['answer.lead']()}</p>
      <div className="actions">
        {open.map(({ transition }) => (
          <a
            key={transition.id}
            className={transition.means === 'waive' ? 'button second' : 'button'}
            href={href(`${here}/answer/${transition.id}`, language)}
          >
            <Foreign text={titleOf(transition.title, language)} language={language} />
          </a>
        ))}
      </div>
      <p>
        <a href={href(here, language)}>{say['answer.back']()}</a>
      </p>
    </>,
  );
}

/** What the organ does now, by the procedure's own words of the state that the step led to. */
function nextOf({ procedure }: CaseFile, transition: CaseTransition | undefined, language: Language): string {
  const state = procedure.states.find(({ id }) => id === transition?.to);
  return state?.party === undefined ? '' : titleOf(state.party, language);
}

/** What was received, when, with what: to keep or to print. */
function receiptPage(centre: Centre, file: CaseFile, n: number, mandates: readonly Mandate[]): ReactElement {
  const { kernel, language, cases, onBehalf } = centre;
  const say = t(language, partyMessages);
  const step = file.case.steps.find((each) => each.n === n && each.kind === 'fire' && each.role === 'owner');
  if (step === undefined) throw new XinhengError('NOT_FOUND', { what: String(n) });
  const transition = file.procedure.transitions.find(({ id }) => id === step.what);
  const kinds = (transition?.papers ?? []).map(({ id }) => id);
  const uploads = file.uploads.filter(({ kind, at }) => kinds.includes(kind) && at.getTime() <= step.at.getTime());
  const here = `${cases}/${file.case.caseId}`;
  const number = `${file.case.number}-${n}`;
  return deskPage(
    centre,
    {
      title: say['receipt.title']({ n: number }),
      path: `${here}/receipts/${n}`,
      trail: [{ href: here, label: file.case.number }],
    },
    <>
      <p className="notice" role="status">
        <Foreign text={say['receipt.done']({ organ: organName(kernel, file.case.organs.deciding, language) })} language={language} />
      </p>
      <div className="facts-given">
        <Pairs
          pairs={[
            { term: say['receipt.number'](), value: <Chinese language={language}>{number}</Chinese> },
            {
              term: say['receipt.time'](),
              value: formatTime(Temporal.Instant.fromEpochMilliseconds(step.at.getTime()), language),
            },
            {
              term: say['receipt.what'](),
              value: <Foreign text={stepName(language, file.procedure, step)} language={language} />,
            },
            { term: say['receipt.for'](), value: <Chinese language={language}>{onBehalf}</Chinese> },
            {
              term: say['receipt.by'](),
              value: byWhom(step.by, actedAs(step.by, step.at, { mandates, file }), language),
            },
            ...(transition?.fields ?? []).map((field) => ({
              term: titleOf(field.title, language),
              value: <ValueOf field={field} value={step.fields[field.id]} language={language} />,
            })),
            uploads.length === 0
              ? null
              : {
                  term: say['receipt.files'](),
                  value: (
                    <ul>
                      {uploads.map((upload) => (
                        <li key={upload.paperId}>
                          <Foreign text={say['receipt.hash']({ name: upload.name, hash: upload.sha256 })} language={language} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
          ]}
        />
      </div>
      <h2>{say['receipt.next']()}</h2>
      <p>
        <Foreign text={nextOf(file, transition, language)} language={language} />
      </p>
      <p>{say['receipt.next.text']()}</p>
      <p>
        <a href={href(here, language)}>{t(language, partyMessages)['answer.back']()}</a>
      </p>
    </>,
  );
}
