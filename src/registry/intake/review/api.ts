import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { intakeMessages } from '../messages.ts';
import { reviewBatch } from './look.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Row = { row: Type.Integer(), name: Type.String(), documentNo: Type.String() };
const Field = Type.Object({ field: Type.String(), name: Type.String(), from: Nullable, to: Nullable });
const Count = Type.Union([Type.Integer(), Type.Record(Type.String(), Type.Integer())]);
const ReviewAnswer = Type.Object({
  batch: Type.String(),
  number: Type.String(),
  sender: Type.String(),
  proposal: Nullable,
  mends: Nullable,
  counts: Type.Record(Type.String(), Count),
  next: Nullable,
  fresh: Type.Array(Type.Object(Row)),
  changed: Type.Array(Type.Object({ ...Row, fields: Type.Array(Field) })),
  mended: Type.Array(Type.Object({ ...Row, of: Type.Integer() })),
  back: Type.Array(
    Type.Object({
      row: Type.Integer(),
      fate: Type.String(),
      code: Type.String(),
      column: Nullable,
      what: Type.String(),
      how: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
});

export function reviewRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}/review',
      face: 'api',
      summary:
        'What a batch that waits for a second person would change, with a stated purpose; its proposal is confirmed or refused under /proposals',
      permission: 'intake.review',
      audit: 'batch.reviewed',
      schemas: {
        query: Type.Object(PageQuery),
        params: Type.Object({
          id: Type.String({ minLength: 1, maxLength: 64, description: 'id or number of a batch' }),
        }),
        response: { 200: ReviewAnswer },
      },
      handle: async ({ params, query, caller, language }) => {
        const review = await reviewBatch(kernel, params.id, caller, query);
        const texts = t(language, intakeMessages);
        const back = review.back.map((each) => ({
          ...each,
          what: texts[`${each.code}.what`]({ ...each.params, column: each.column ?? '' }),
          how: texts[`${each.code}.how`](each.params),
        }));
        return { ...review, counts: { ...review.counts }, back };
      },
    }),
  ];
}
