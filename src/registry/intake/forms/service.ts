import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import {
  exportedPolicy,
  saveDraft,
  validDraft,
  type ActTemplateContent,
  type MappingContent,
  type PolicyDocument,
} from '../../../kernel/policy/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import { VOCABULARY } from '../../catalogue/index.ts';
import { getMapping, type Prepared } from '../reading/prepare.ts';
import { formsInForce } from '../reading/recognise.ts';
import { PUBLISH_FORM } from './publish.ts';

/** A form as a list shows it: which columns are read and what they become stands in the form itself. */
export interface ListedForm {
  id: string;
  edition: string;
  title: { zh: string; en: string };
  act: string;
  inForceFrom: string;
  columns: number;
}

/** The forms in force today, by id. */
export function listForms(kernel: Pick<Kernel, 'policy' | 'clock'>, caller: Caller): ListedForm[] {
  requirePermission(caller, 'intake.forms');
  return formsInForce(kernel).map(({ id, edition, title, inForceFrom, content }) => ({
    id,
    edition,
    title,
    act: content.act,
    inForceFrom,
    columns: content.columns.length,
  }));
}

/** A form as the file that it is, by the schema of shipped ones. Throws MAPPING_UNKNOWN. */
export function showForm(kernel: Pick<Kernel, 'policy' | 'clock'>, id: string, caller: Caller): Omit<PolicyDocument, 'hash'> {
  requirePermission(caller, 'intake.forms');
  getMapping(kernel, id);
  return exportedPolicy(kernel.policy.get<MappingContent>('mapping', id, kernel.clock.today().toString()));
}

/** A form that nobody has put in force, ready to be tried on a file without effect. Throws POLICY_INVALID with every fault. */
export function formOnTrial(kernel: Pick<Kernel, 'policy'>, value: unknown, language: Language): Prepared {
  const { content } = formOf(kernel, value, language);
  const template = kernel.policy.get<ActTemplateContent>('act-template', content.template);
  return { mapping: content, template: template.content };
}

export interface FormProposed {
  id: string;
  edition: string;
  proposal: string;
}

/**
 * Puts a form before a second person, who puts it in force. Throws POLICY_INVALID with every fault, CONFLICT where an
 * edition of that name is in force already or lies before somebody.
 */
export async function proposeForm(
  kernel: Kernel,
  input: { form: unknown; reason: string },
  caller: Caller,
  language: Language,
): Promise<FormProposed> {
  requirePermission(caller, 'intake.forms');
  const document = formOf(kernel, input.form, language);
  const { kind, id, edition, hash } = document;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    await saveDraft(tx, document, caller.account ?? '', at);
    await audit(kernel, tx, caller, {
      action: 'form.proposed',
      object: `${id}@${edition}`,
      outcome: 'ok',
      details: { hash },
    });
    const proposed = {
      kind: PUBLISH_FORM,
      objectKind: 'form',
      objectId: `${id}@${edition}`,
      payload: { kind, id, edition, hash },
      reason: input.reason,
    };
    const { proposalId: proposal } = await propose(tx, proposed, caller, kernel, at);
    return { id, edition, proposal };
  });
}

function formOf(kernel: Pick<Kernel, 'policy'>, value: unknown, language: Language): PolicyDocument<MappingContent> {
  const document = validDraft(kernel.policy, VOCABULARY, value, language);
  if (document.kind !== 'mapping') throw new XinhengError('BAD_INPUT', { what: document.kind });
  return document as PolicyDocument<MappingContent>;
}
