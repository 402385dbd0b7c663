import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { keyAreaFigures } from './figures.ts';
import { keyAreaFiles } from './file.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Missing = Type.Record(Type.String(), Type.Integer());
const Part = {
  id: Type.String(),
  title: Text,
  from: Text,
  withinMonths: Type.Union([Type.Integer(), Type.Null()]),
};
const Figures = Type.Object({
  countedOn: Nullable,
  areas: Type.Array(
    Type.Object({
      area: Type.String(),
      title: Text,
      parts: Type.Array(Type.Object(Part)),
      members: Type.Integer(),
      whole: Type.Integer(),
      missing: Missing,
      districts: Type.Array(
        Type.Object({
          district: Nullable,
          name: Nullable,
          members: Type.Integer(),
          whole: Type.Integer(),
          missing: Missing,
        }),
      ),
    }),
  ),
});
const Evidence = Type.Object({
  recordId: Type.String(),
  documentNo: Type.String(),
  organ: Type.String(),
  reportingOrgan: Type.String(),
  decided: Type.String(),
  receivedOn: Type.String(),
  batch: Nullable,
});
const Files = Type.Object({
  subjectId: Type.String(),
  files: Type.Array(
    Type.Object({
      area: Type.String(),
      title: Text,
      parts: Type.Array(Type.Object({ ...Part, there: Type.Boolean(), evidence: Type.Array(Evidence) })),
    }),
  ),
});

export function keyAreaRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/figures/key-areas',
      face: 'api',
      summary: 'How complete the record files of key areas are, by district, and what is missing from whom: counts alone',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: Figures } },
      handle: () => keyAreaFigures(kernel, kernel.clock.today().toString()),
    }),
    route({
      method: 'GET',
      path: '/api/v1/key-areas/{key}',
      face: 'api',
      summary: 'The files of one body in key areas: what is there and where it came from, what is missing and from whom',
      permission: 'subject.history',
      audit: 'key-area.file',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: Files },
      },
      handle: ({ caller, params }) => keyAreaFiles(kernel, params.key, caller),
    }),
  ];
}
