import { Type, type TSchema } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { listMonths } from './months.ts';
import { enterSample, listSamples, SOURCES } from './samples.ts';
import { sayOfMonth, SENTENCE_MAX } from './statements.ts';
import { monthFor } from './view.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const Text = Type.String();
const Whole = Type.Integer();

const Rate = {
  acts: Whole,
  onTime: Whole,
  late: Whole,
  averageDaysLate: orNull(Text),
  provisional: Whole,
  onTimePercent: orNull(Text),
  latePercent: orNull(Text),
  rows: Whole,
  sound: Whole,
  soundPercent: orNull(Text),
  sampled: Whole,
  missing: Whole,
  missingPercent: orNull(Text),
};
const Change = Type.Object({ organ: Text, name: Text, nameEn: Text, number: Text, before: Whole, after: Whole });
const MonthAnswer = Type.Object({
  month: Text,
  from: Text,
  to: Text,
  asOf: Text,
  state: Type.Union([Type.Literal('published'), Type.Literal('preview')]),
  frozenOn: orNull(Text),
  named: Type.Boolean(),
  naming: orNull(Type.Object({ by: Text, on: Text })),
  answersUntil: orNull(Type.String({ description: 'last day on which an organ may say its sentence' })),
  total: Type.Object(Rate),
  districts: Type.Array(Type.Object({ district: orNull(Text), name: orNull(Text), ...Rate })),
  organs: Type.Array(
    Type.Object({
      organ: Text,
      name: Text,
      nameEn: Text,
      district: orNull(Text),
      ...Rate,
      reported: Text,
      sentence: orNull(Text),
    }),
  ),
  undated: Whole,
  revisions: Type.Array(Type.Object({ revision: Whole, on: Text, changes: Type.Array(Change) })),
});
const Sample = Type.Object({
  organ: Text,
  month: Text,
  source: Text,
  population: Whole,
  populationHash: Text,
  seed: Text,
  drawn: Type.Array(Text),
  missing: Type.Array(Text),
});

export function figuresRoutes(kernel: Kernel): AnyRoute[] {
  return [...monthRoutes(kernel), ...workRoutes(kernel)];
}

function monthRoutes(kernel: Kernel): AnyRoute[] {
  const today = () => kernel.clock.today().toString();
  return [
    route({
      method: 'GET',
      path: '/api/v1/figures/months',
      face: 'api',
      summary: 'Closed months whose figures are published, latest first',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: Type.Object({ items: Type.Array(Text) }) } },
      handle: async () => ({ items: await listMonths(kernel, today()) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/figures/months/{month}',
      face: 'api',
      summary: 'Timeliness, correctness and omissions of a month as published, with its revisions; an organ sees its own before',
      permission: 'public',
      audit: 'none',
      schemas: { params: Type.Object({ month: Month }), response: { 200: MonthAnswer } },
      handle: ({ caller, params }) => monthFor(kernel, params.month, caller, today()),
    }),
  ];
}

function workRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'PUT',
      path: '/api/v1/figures/months/{month}/statements/{organ}',
      face: 'api',
      summary: 'The organ’s own sentence beside its figures, before they are published',
      permission: 'figures.answer',
      audit: 'figures.answered',
      schemas: {
        params: Type.Object({ month: Month, organ: Type.String({ minLength: 1, maxLength: 64 }) }),
        body: Type.Object({ sentence: Type.String({ minLength: 1, maxLength: SENTENCE_MAX }) }),
        response: { 200: Type.Object({ organ: Text, month: Text, sentence: Text }) },
      },
      handle: ({ caller, params, body }) => sayOfMonth(kernel, { ...params, ...body }, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/figures/samples',
      face: 'api',
      summary: 'A list of an organ’s documents of a month, from which a sample is drawn by a recorded seed',
      permission: 'figures.sample',
      audit: 'figures.sampled',
      schemas: {
        body: Type.Object({
          organ: Type.String({ minLength: 1, maxLength: 64 }),
          month: Month,
          source: Type.Union(SOURCES.map((each) => Type.Literal(each))),
          text: Type.String({ minLength: 1 }),
          size: Type.Integer({ minimum: 1, maximum: 1000 }),
          seed: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        }),
        response: { 200: Sample },
      },
      handle: ({ caller, body }) => enterSample(kernel, body, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/figures/samples',
      face: 'api',
      summary: 'Samples of a month with seed, what was drawn and what of it is missing: those of the caller’s organs',
      permission: 'figures.answer',
      audit: 'figures.samples.listed',
      schemas: {
        query: Type.Object({ month: Month }),
        response: { 200: Type.Object({ items: Type.Array(Sample) }) },
      },
      handle: async ({ caller, query }) => ({ items: await listSamples(kernel, query.month, caller) }),
    }),
  ];
}
