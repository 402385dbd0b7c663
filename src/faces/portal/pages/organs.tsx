import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, href, Table } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf } from '../frame.tsx';
import { helpMessages } from '../messages/help.ts';
import { reportingOrgans } from '../../../registry/publicity/index.ts';

export function organsPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/organs',
    face: 'portal',
    summary: 'Organs that report here, and when they last did',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const say = t(language, helpMessages);
      const rows = await reportingOrgans(kernel.db.kysely, view.today);
      return portalPage(
        view,
        { title: say['organs.title'](), path: '/organs' },
        <>
          <p className="lead">{say['organs.lead']()}</p>
          <Table
            caption={say['organs.title']()}
            hideCaption
            language={language}
            rows={rows}
            rowKey={(row) => row.code}
            columns={[
              {
                head: say['organs.organ'](),
                heading: true,
                cell: (row) => (
                  <a href={href(`/organs/${encodeURIComponent(row.code)}`, language)}>
                    <Foreign text={language === 'en' ? row.nameEn : row.name} language={language} />
                  </a>
                ),
              },
              {
                head: say['organs.district'](),
                cell: (row) => <Foreign text={row.districtName ?? row.district ?? say['organs.district.none']()} language={language} />,
              },
              {
                head: say['organs.last'](),
                cell: (row) => (row.last === null ? say['organs.never']() : formatDate(row.last, language)),
              },
            ]}
          />
        </>,
      );
    },
  });
}
