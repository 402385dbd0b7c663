import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { resolveKey } from '../../../registry/subjects/index.ts';
import { proposeDeferral, releaseDeferral } from './deferrals.ts';

const Text = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });

/** Keeping looks of an investigation from the body for a time: a proposal that a second person confirms, and its end. */
export function deferralRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/looks/deferrals',
      face: 'api',
      summary: 'Propose that looks of the own organ at a body for one purpose are told to it later',
      permission: 'looks.defer',
      audit: 'looks.defer',
      schemas: {
        body: Type.Object(
          {
            subject: Type.String({ minLength: 1, maxLength: 100, description: 'A key of the body' }),
            purpose: Text,
            basis: Text,
            until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ proposal: Type.String() }) },
      },
      async handle({ caller, body, reply }) {
        const found = await resolveKey(kernel.db.kysely, body.subject);
        if (found.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key: body.subject });
        if (found.found === 'none') throw new XinhengError('NOT_FOUND', { what: body.subject });
        const { subject: _, ...input } = body;
        const { proposalId } = await proposeDeferral(kernel, caller, { ...input, subjectId: found.subject.subject_id });
        reply.code(201);
        return { proposal: proposalId };
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/looks/deferrals/{id}/release',
      face: 'api',
      summary: 'End a deferral of the own organ before its day',
      permission: 'looks.defer',
      audit: 'looks.released',
      schemas: {
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) }),
        body: Type.Object({}, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
      async handle({ caller, params, reply }) {
        await releaseDeferral(kernel, caller, params.id);
        reply.code(204);
        return undefined;
      },
    }),
  ];
}
