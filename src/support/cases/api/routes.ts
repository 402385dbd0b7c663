import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { myRoutes } from './mine.ts';
import { paperRoutes } from './papers.ts';
import { readRoutes } from './read.ts';
import { serviceRoutes } from './services.ts';
import { actRoutes, agentRoutes, openRoute, transitionRoute } from './steps.ts';

export function caseRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...readRoutes(kernel),
    openRoute(kernel),
    transitionRoute(kernel, 'official'),
    transitionRoute(kernel, 'party'),
    ...actRoutes(kernel),
    ...agentRoutes(kernel),
    ...paperRoutes(kernel, 'official'),
    ...paperRoutes(kernel, 'party'),
    ...serviceRoutes(kernel),
    ...myRoutes(kernel),
  ];
}
