import type { Kernel } from '../context.ts';
import type { IsoDate, Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import { t } from '../i18n/index.ts';
import { countersigned, goLive, type GoLiveEntry, type PolicyDocument, type ProcedureContent } from '../policy/index.ts';
import { procedureMessages, titleOf } from './messages.ts';

/** What a procedure rests on besides itself. */
const RULES = ['service-rules', 'remedy-rules'] as const;

interface Lacking {
  title: { zh: string; en: string };
  missing: readonly (GoLiveEntry['missing'][number] | 'document')[];
}

/**
 * Nothing adverse is done to a real body on rules that are not official throughout and countersigned (domain.md, Law): the
 * procedure, the templates of its papers, the rules of service and of remedies. Invented bodies live under the ribbon of
 * the demonstration. Throws POLICY_NOT_OFFICIAL naming each document and what it lacks.
 */
export async function requireOfficial(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings' | 'clock'>,
  procedure: PolicyDocument<ProcedureContent>,
): Promise<void> {
  if (procedure.content.nature !== 'adverse' || kernel.settings.demo) return;
  const day = kernel.clock.today().toString();
  const signed = await countersigned(tx);
  const lacking = groundsOf(kernel.policy, procedure, day).flatMap((ground): Lacking[] => {
    if (ground.document === undefined) return [{ title: ground.title, missing: ['document'] }];
    // A case goes on under its edition, also where that is out of force by now.
    const on = ground.document === procedure ? procedure.inForceFrom : day;
    const [entry] = goLive([{ file: '', jurisdiction: '', document: ground.document }], on, signed);
    return entry === undefined ? [] : [{ title: ground.document.title, missing: entry.missing }];
  });
  if (lacking.length === 0) return;
  throw XinhengError.worded('POLICY_NOT_OFFICIAL', (language) => {
    const say = t(language, procedureMessages);
    return {
      params: { what: lacking.map(({ title }) => titleOf(title, language)).join(say['list.separator']()) },
      errors: lacking.flatMap(({ title, missing }) =>
        missing.map((what) => ({
          path: '',
          code: what.toUpperCase(),
          message: say[`missing.${what}`]({ name: titleOf(title, language) }),
        })),
      ),
    };
  });
}

interface Ground {
  title: { zh: string; en: string };
  document: PolicyDocument | undefined;
}

function groundsOf(policy: Kernel['policy'], procedure: PolicyDocument<ProcedureContent>, day: IsoDate): Ground[] {
  const templates = procedure.content.documents.map(({ template, title }): Ground => ({
    title,
    document: policy.find('document-template', template, day),
  }));
  const rules = RULES.flatMap((kind): Ground[] => {
    const all = policy.all(kind);
    return all.length === 0
      ? [{ title: { zh: kind, en: kind }, document: undefined }]
      : all.map((document) => ({ title: document.title, document }));
  });
  return [{ title: procedure.title, document: procedure }, ...templates, ...rules];
}
