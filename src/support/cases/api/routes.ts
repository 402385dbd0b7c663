import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { myRoutes } from './mine.ts';
import { openingRoutes } from './openings.ts';
import { paperRoutes } from './papers.ts';
import { previewRoutes } from './previews.ts';
import { readRoutes } from './read.ts';
import { serviceRoutes } from './services.ts';
import { scanRoute } from './scans.ts';
import { actRoutes, agentRoutes, openRoute, transitionRoute } from './steps.ts';
import { tableRoutes } from './tables.ts';

export function caseRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...readRoutes(kernel),
    ...tableRoutes(kernel),
    ...openingRoutes(kernel),
    ...previewRoutes(kernel),
    openRoute(kernel),
    transitionRoute(kernel, 'official'),
    transitionRoute(kernel, 'party'),
    ...actRoutes(kernel),
    ...agentRoutes(kernel),
    ...paperRoutes(kernel, 'official'),
    ...paperRoutes(kernel, 'party'),
    ...serviceRoutes(kernel),
    scanRoute(kernel),
    ...myRoutes(kernel),
  ];
}
