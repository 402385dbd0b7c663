import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import type { PolicyStore } from '../../../kernel/policy/types.ts';
import { divisionBook } from '../../organs/index.ts';
import { hashUuid } from '../../records/index.ts';
import {
  industryBook,
  kindOfCode,
  normaliseName,
  sourceNameKey,
  SUBJECT_SIZES,
  type RegistrationClaim,
  type SubjectKind,
  type SubjectState,
} from '../../subjects/index.ts';
import { checkUscc } from '../../uscc/index.ts';
import { isMisshapen, type Checked } from './check.ts';
import type { Draft, Value } from '../reading/draft.ts';
import { privateUse } from './held/supplement.ts';

const KINDS: ReadonlySet<string> = new Set<SubjectKind>([
  'enterprise',
  'individual_business',
  'cooperative',
  'public_body',
  'institution',
  'social_organisation',
  'other',
]);
const STATES: ReadonlySet<string> = new Set<SubjectState>(['active', 'revoked', 'cancelled', 'unknown']);

/** Old registration numbers: 15 figures, 13 before 2007. Given as a code, they are wrong codes and good numbers. */
const OLD_NUMBER = /^(?:\d{13}|\d{15})$/u;
const HEAD = new Set(['subjectName', 'uscc', 'regNo', 'orgCode', 'taxNo', 'institutionNo', 'socialNo', 'sourceNo', 'kind', 'state']);

export interface RegistrationContext {
  policy: Pick<PolicyStore, 'all'>;
  mapping: MappingContent;
  source: string;
  receivedOn: string;
  batchId: string | null;
}

/**
 * A registration is a claim: whatever code it gives stands, with its findings. Only a row without a name, about a person,
 * or broken is refused.
 */
export function registrationChecker(context: RegistrationContext): (draft: Draft) => Checked<RegistrationClaim> {
  const divisionOf = rememberDivisions(context);
  const industries = industryBook(context.policy);
  const empty = hashUuid('');
  return (draft) => {
    const { values, findings, rowNo } = draft;
    const text = (field: string): string | null => (values[field] === undefined ? null : String(values[field]));
    const name = text('subjectName');
    if (draft.person || isMisshapen(draft)) return { findings };
    if (name === null && !findings.some((f) => f.code === 'MISSING_FIELD'))
      findings.push({ code: 'MISSING_FIELD', column: null, params: {} });
    const founded = text('founded');
    if (founded !== null && founded > context.receivedOn) findings.push({ code: 'DATE_FUTURE', column: null, params: { date: founded } });
    if (findings.length > 0 || name === null) return { findings };
    const given = text('uscc');
    const check = given === null ? null : checkUscc(given);
    const uscc = check?.valid ? given : null;
    const nameNorm = normaliseName(name);
    const content = contentOf(values);
    const industryGiven = text('industry');
    const industry = industryGiven === null ? null : (industries.read(industryGiven) ?? null);
    const size = SUBJECT_SIZES.find((each) => each === text('size')) ?? null;
    const claim: RegistrationClaim = {
      rowNo,
      source: context.source,
      sourceKey: sourceKey(context.mapping, values) ?? given ?? text('regNo') ?? nameNorm,
      usccGiven: given,
      uscc,
      regNo: text('regNo') ?? (given !== null && uscc === null && OLD_NUMBER.test(given) ? given : null),
      otherKeys: [...otherKeys(text), ...nameKeys(context, values)],
      name,
      nameNorm,
      kind: KINDS.has(text('kind') ?? '') ? (text('kind') as SubjectKind) : kindOfCode(uscc),
      state: STATES.has(text('state') ?? '') ? (text('state') as SubjectState) : 'unknown',
      founded,
      district: divisionOf(text('district') ?? ''),
      industry,
      size,
      content,
      findings: [
        ...(check?.findings ?? []),
        ...(privateUse(name) ? ['NAME_PRIVATE_USE'] : []),
        // The class is no more than an aid to find a body: what nobody can read refuses no row.
        ...(industryGiven !== null && industry === null ? ['INDUSTRY_UNKNOWN'] : []),
      ],
      receivedOn: context.receivedOn,
      batchId: context.batchId,
      sourceHash: empty,
      asOf: text('asOf'),
    };
    const { asOf: _, ...compared } = content;
    claim.sourceHash = hashUuid(
      JSON.stringify([
        given,
        claim.regNo,
        name,
        claim.kind,
        claim.state,
        compared,
        ...(industry === null ? [] : [industry]),
        ...(size === null ? [] : [size]),
      ]),
    );
    return { row: claim };
  };
}

/** Districts repeat in every row: each name is looked up once. */
function rememberDivisions({ policy, receivedOn }: RegistrationContext): (name: string) => string | null {
  const book = divisionBook(policy);
  const known = new Map<string, string | null>([['', null]]);
  return (name) => {
    let code = known.get(name);
    if (code === undefined) known.set(name, (code = book.find(name, receivedOn)?.code ?? null));
    return code;
  };
}

/**
 * The first of the mapping's fields that is given: code, else number, else name. Not all of them joined: a firm that
 * changes its name would then be a new claim beside the old one.
 */
function sourceKey(mapping: MappingContent, values: Draft['values']): string | null {
  const field = mapping.sourceKey.find((each) => values[each] !== undefined);
  return field === undefined ? null : String(values[field]);
}

function otherKeys(text: (field: string) => string | null): RegistrationClaim['otherKeys'] {
  const fields = { orgCode: 'org', taxNo: 'tax', institutionNo: 'institution', socialNo: 'social' } as const;
  return Object.entries(fields).flatMap(([field, kind]) => {
    const key = text(field);
    return key === null ? [] : [{ kind, key }];
  });
}

/** Names by which rows of the same source are joined to this body: registered name, name of the site. */
function nameKeys({ mapping, source }: RegistrationContext, values: Draft['values']): { kind: 'source'; key: string }[] {
  const names = (mapping.nameFields ?? []).flatMap((field) => (values[field] === undefined ? [] : String(values[field])));
  return [...new Set(names.map(normaliseName))].map((norm) => ({ kind: 'source', key: sourceNameKey(source, norm) }));
}

function contentOf(values: Draft['values']): RegistrationClaim['content'] {
  const content: RegistrationClaim['content'] = {};
  for (const field of Object.keys(values).sort()) if (!HEAD.has(field)) content[field] = scalar(values[field]!);
  return content;
}

const scalar = (value: Value): string | number | boolean => (Array.isArray(value) ? value.join('、') : value);
