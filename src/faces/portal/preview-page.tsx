import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { Chinese, Uscc } from '../../kernel/ui/index.ts';
import { previewOf } from './api-preview.ts';
import { portalPage, viewOf } from './frame.tsx';
import { previewMessages } from './messages/preview.ts';
import { subjectPath } from './parts/hits.tsx';
import { RecordCard } from './parts/record.tsx';
import { recordIfReleased } from '../../registry/publicity/index.ts';

/**
 * A record as the portal would draw it if it were released today: the portal's own card in its own frame, so that what a
 * reviewer agrees to is the page itself. The workbench draws it in a frame of its own without scripts.
 */
export function previewPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/workbench/publicity/{id}/public-page',
    face: 'workbench',
    summary: 'A record as the portal would show it if it were released today; with a stated purpose',
    permission: 'publicity.review',
    audit: 'publicity.previewed',
    schemas: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) },
    handle: async (call) => {
      const { id } = call.params;
      const view = viewOf(kernel, call);
      const { language, today } = view;
      // The look is asked for, and logged, there.
      const preview = await previewOf(kernel, id, call.caller);
      const record = preview.record === null ? undefined : await recordIfReleased(kernel.db.kysely, id, today);
      const say = t(language, previewMessages);
      const title = record === undefined ? say['none.title']() : record.subjectName;
      const path = record === undefined ? '/' : subjectPath({ subjectId: record.subjectId, uscc: record.subjectUscc });
      return portalPage(
        view,
        { title, path, noindex: true, twin: 'home' },
        <>
          <p className="notice" data-message="preview">
            {say.lead({ on: today })}
          </p>
          {record === undefined ? (
            <p data-message="preview.none">{say.none()}</p>
          ) : (
            <>
              <p>
                <Chinese language={language}>{record.subjectName}</Chinese>{' '}
                {record.subjectUscc === null ? null : <Uscc code={record.subjectUscc} />}
              </p>
              <RecordCard record={record} policy={kernel.policy} language={language} calendar={kernel.calendar} today={today} />
            </>
          )}
        </>,
      );
    },
  });
}
