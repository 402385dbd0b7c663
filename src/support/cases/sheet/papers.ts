import { serviceRules, type Attempt } from '../../../kernel/delivery/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { consentFor } from '../deliveries.ts';
import { caseMessages } from '../messages/common.ts';
import { sheetMessages } from '../messages/sheet.ts';
import { toServe } from './now.ts';
import { paperTitle } from './step-words.ts';
import type { Sheet } from './schema.ts';
import type { Looking } from './looking.ts';

export function papersOf({ language, today }: Looking, file: CaseFile): Sheet['papers'] {
  const say = t(language, sheetMessages);
  const served = (kind: string): string => {
    if (file.procedure.documents.find(({ id }) => id === kind)?.serve !== true) return say['case.served.file']();
    const on = file.case.served.get(kind);
    if (on === undefined) return say['case.served.not']();
    const day = formatDate(on, language);
    return on > today ? say['case.served.later']({ day }) : say['case.served.on']({ day });
  };
  return file.documents.map(({ documentId, heading, number, madeOn, pages, kind }) => ({
    documentId,
    heading,
    number,
    madeOn,
    pages,
    served: served(kind),
  }));
}

/** Papers whose service may be recorded now; what goes in another's envelope is served with it (两书同达). */
export async function servable({ kernel, language }: Looking, file: CaseFile): Promise<Sheet['serve']> {
  const enclosed = new Set(file.procedure.documents.flatMap((each) => each.with ?? []));
  const open = toServe(file).filter((id) => !enclosed.has(id));
  return Promise.all(
    open.map(async (document) => {
      const declared = file.procedure.documents.find(({ id }) => id === document)!;
      const consent = await consentFor(kernel, file.case.subjectId, declared.template);
      return {
        document,
        title: titleOf(declared.title, language),
        enclosed: (declared.with ?? []).map((id) => nameOf(language, file.procedure, id)),
        address: consent?.address ?? null,
      };
    }),
  );
}

export function methodsOn({ kernel, language, today }: Looking): Sheet['methods'] {
  const say = t(language, sheetMessages);
  return serviceRules(kernel)(today).methods.map(({ method, title, needsConsent, lastResort, afterRefusal }) => ({
    method,
    title: titleOf(title, language),
    condition: needsConsent
      ? say['serve.method.consent']()
      : lastResort
        ? say['serve.method.last']()
        : afterRefusal === true
          ? say['serve.method.refused']()
          : null,
  }));
}

export function attemptsIn(look: Looking, file: CaseFile, attempts: readonly Attempt[]): Sheet['attempts'] {
  const { kernel, language } = look;
  const common = t(language, caseMessages);
  return attempts.map((attempt) => {
    const rule = serviceRules(kernel)(attempt.sentOn).methods.find(({ method }) => method === attempt.method);
    const papers = file.documents.filter(({ documentId }) => attempt.documents.includes(documentId));
    const last = attempt.outcomes.at(-1);
    return {
      deliveryId: attempt.deliveryId,
      papers: papers.map(({ heading }) => heading),
      method: common[`method.${attempt.method}`](),
      sentOn: attempt.sentOn,
      recipient: attempt.recipient,
      address: attempt.address,
      outcome: last === undefined ? null : common[`outcome.${last.outcome}`](),
      on: last?.on ?? null,
      proof: proofText(look, attempt),
      choices: choicesOf(attempt, rule?.effective === 'receipt').map((id) => ({
        id,
        title: common[`outcome.${id}`](),
      })),
      asks: (rule?.proof ?? []).map(({ id, title }) => ({ id, title: titleOf(title, language) })),
      follows: followsOf(
        look,
        file,
        papers.map(({ kind }) => kind),
      ),
    };
  });
}

/** Only the outcomes that the method has; one that was recorded wrongly can be made void. */
function choicesOf({ method, outcomes }: Attempt, receipt: boolean) {
  return [
    receipt ? ('delivered' as const) : ('published' as const),
    ...(method === 'in-person' || method === 'post' ? (['refused'] as const) : []),
    ...(receipt ? (['returned'] as const) : []),
    ...(outcomes.length > 0 ? (['void'] as const) : []),
  ];
}

/** What proves an attempt, in the words of the rule that asked for it. */
function proofText({ kernel, language }: Looking, attempt: Attempt): string {
  const proof = attempt.outcomes.at(-1)?.proof ?? {};
  const asked = serviceRules(kernel)(attempt.sentOn).methods.find(({ method }) => method === attempt.method)?.proof ?? [];
  return Object.entries(proof)
    .map(([id, text]) => {
      const title = asked.find((each) => each.id === id)?.title;
      return `${title === undefined ? id : titleOf(title, language)}${language === 'en' ? ': ' : '：'}${text}`;
    })
    .join(language === 'en' ? '; ' : '；');
}

/** What valid service sets going, before it is recorded. */
function followsOf({ language }: Looking, file: CaseFile, kinds: readonly string[]): string[] {
  const say = t(language, sheetMessages);
  const common = t(language, caseMessages);
  const begun = file.procedure.periods
    .filter(({ from }) => 'served' in from && kinds.includes(from.served))
    .map(({ title, length, unit }) => common.bracketed({ a: titleOf(title, language), b: `${length}${say[`unit.${unit}`]()}` }));
  const taken = file.requirements
    .filter(({ transition: { on } }) => on !== undefined && 'served' in on && kinds.includes(on.served))
    .map(({ transition }) => titleOf(transition.title, language));
  return [
    begun.length === 0 ? say['outcome.starts.none']() : say['outcome.starts']({ n: begun.length, names: begun.join(common.separator()) }),
    ...(taken.length === 0 ? [] : [say['outcome.follows']({ names: taken.join(common.separator()) })]),
  ];
}

/** Papers that were put in, and the kinds that may be. */
export function uploadsOf({ language }: Looking, file: CaseFile): Pick<Sheet, 'uploads' | 'kinds'> {
  const kinds = [...new Set(file.procedure.transitions.flatMap(({ papers = [] }) => papers.map(({ id }) => id)))];
  return {
    uploads: file.uploads.map(({ paperId, name, kind, party, at }) => ({
      paperId,
      name,
      kind,
      kindTitle: paperTitle(file, kind, language),
      party,
      at: at.toISOString(),
    })),
    kinds: kinds.map((id) => ({ id, title: paperTitle(file, id, language) })),
  };
}
