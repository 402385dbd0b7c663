import { Readable } from 'node:stream';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { noIndex, route, type AnyRoute } from '../../kernel/http/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { download, OPEN_FILES, type OpenFile } from './files.ts';
import { openDataMessages } from './messages.ts';

const SUMMARIES: Record<OpenFile, string> = {
  acts: 'Acts on display that are not adverse, as CSV; each row with its last day',
  'acts-corrections': 'Corrections of rows of that set, as CSV',
  'acts-withdrawn': 'Tombstones: ids of rows that have left that set, as CSV',
};

export function openDataRoutes(kernel: Kernel): AnyRoute[] {
  return [...OPEN_FILES.map((file) => fileRoute(kernel, file)), licenceRoute()];
}

function fileRoute(kernel: Kernel, file: OpenFile): AnyRoute {
  return route({
    method: 'GET',
    path: `/open-data/${file}.csv`,
    face: 'portal',
    summary: SUMMARIES[file],
    permission: 'public',
    audit: 'none',
    rate: 12,
    schemas: {},
    handle: async ({ reply }) => {
      const today = kernel.clock.today().toString();
      const lines = await download(kernel, file, today);
      noIndex(reply);
      return reply
        .type(TABLE_TYPES.csv)
        .header('cache-control', 'no-store') // a copy in a cache would outlive the display
        .header('content-disposition', `attachment; filename="${file}-${today}.csv"`)
        .header('link', '</open-data/licence.txt>; rel="license"')
        .send(Readable.from(lines));
    },
  });
}

function licenceRoute(): AnyRoute {
  return route({
    method: 'GET',
    path: '/open-data/licence.txt',
    face: 'portal',
    summary: 'Terms of the open data sets, in Chinese and English',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async ({ reply }) => {
      const text = [t('zh-CN', openDataMessages).licence(), t('en', openDataMessages).licence()].join('\n\n');
      return reply.type('text/plain; charset=utf-8').send(`${text}\n`);
    },
  });
}
