import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { recordServiceOutcome } from '../../../kernel/procedures/index.ts';
import { atField } from '../at-field.ts';
import { requirePart } from '../files.ts';
import { doneOf } from './answers.ts';
import { CaseParams, Done } from './schemas.ts';
import { OUTCOME_FIELDS, OutcomeBody, outcomeOf } from './services.ts';

const TEN_MEGABYTES = 10 * 1024 * 1024;

/** The outcome of a service together with the scan or picture that proves it: both stand in one record, or neither. */
export function scanRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/v1/cases/{id}/services/{delivery}/scan',
    face: 'api',
    summary:
      'Record what became of a service with the scan of its proof: the field `outcome` (the JSON of the same record without ' +
      'a scan) before the file; PDF, PNG or JPEG of at most 10 MB',
    permission: 'case.act',
    audit: 'case.served',
    upload: true,
    schemas: {
      params: Type.Object({ ...CaseParams.properties, delivery: Type.String({ minLength: 1, maxLength: 64 }) }),
      response: { 200: Done },
    },
    async handle({ caller, params, request }) {
      await requirePart(kernel, params.id, caller, 'official');
      const part = await request.file({ limits: { fileSize: TEN_MEGABYTES } });
      const given = part?.fields['outcome'];
      if (part === undefined || given === undefined || Array.isArray(given) || given.type !== 'field') {
        throw new XinhengError('BAD_INPUT', { what: 'outcome, file' });
      }
      const outcome = outcomeIn(String(given.value));
      const file = scanOf(part.filename, await part.toBuffer());
      const input = { ...outcomeOf(params, outcome), file };
      return doneOf(await atField(OUTCOME_FIELDS, () => recordServiceOutcome(kernel, input, caller)));
    },
  });
}

function outcomeIn(text: string): Static<typeof OutcomeBody> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new XinhengError('BAD_INPUT', { what: 'outcome' });
  }
  if (!Value.Check(OutcomeBody, value)) throw new XinhengError('BAD_INPUT', { what: 'outcome' });
  return value;
}

/** By its content, whatever the sender calls it. Throws UNSUPPORTED_MEDIA. */
function scanOf(name: string, bytes: Buffer) {
  const kinds = { 'application/pdf': '25504446', 'image/png': '89504e47', 'image/jpeg': 'ffd8ff' } as const;
  const start = bytes.subarray(0, 4).toString('hex');
  for (const mediaType of ['application/pdf', 'image/png', 'image/jpeg'] as const) {
    if (start.startsWith(kinds[mediaType])) return { name: name.slice(0, 200), mediaType, bytes };
  }
  throw new XinhengError('UNSUPPORTED_MEDIA', { type: 'PDF, PNG, JPEG' });
}
