import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { noIndex } from '../../../kernel/http/index.ts';
import { organNames, publicAct, recordsOfAct, type PublicRecord, type ShownRecord } from '../../../registry/publicity/index.ts';
import type { View } from '../frame.tsx';
import { gonePage, withdrawnPage } from './gone.tsx';

type Shown = { first: PublicRecord; records: readonly PublicRecord[]; display: readonly ShownRecord[] };
type Page = ReactElement | FastifyReply;

/**
 * Every address below an act answers as the act itself: while it is on display by `draw`, then 410 with the one neutral
 * page or, after withdrawal, with the reason; 404 where it never was shown.
 */
export async function ofShownAct(view: View, id: string, draw: (shown: Shown) => Page | Promise<Page>): Promise<Page> {
  const { kernel, today } = view;
  noIndex(view.reply);
  const answer = await publicAct(kernel.db, id, today);
  switch (answer.status) {
    case 'none':
      throw new XinhengError('NOT_FOUND');
    case 'gone':
      return gonePage(view);
    case 'withdrawn': {
      const names = await organNames(kernel.db.kysely, [answer.organ]);
      const organ = names.get(answer.organ) ?? { zh: answer.organ, en: answer.organ };
      return withdrawnPage(view, { ...answer, organ });
    }
    case 'shown': {
      const records = await recordsOfAct(kernel.db.kysely, id, today);
      const [first] = records;
      return first === undefined ? gonePage(view) : draw({ first, records, display: answer.records });
    }
  }
}
