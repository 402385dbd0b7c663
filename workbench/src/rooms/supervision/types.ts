import type { paths } from '../../api/schema.d.ts';

type Body<T> = T extends { responses: { 200: { content: { 'application/json': infer B } } } } ? B : never;

export type Plan = Body<paths['/api/v1/supervision/plans']['get']>['items'][number];
export type Figures = Body<paths['/api/v1/supervision/portfolio/figures']['get']>;
export type Portfolio = Body<paths['/api/v1/supervision/portfolio']['get']>;
export type PortfolioRow = Portfolio['items'][number];
export type PortfolioQuery = NonNullable<paths['/api/v1/supervision/portfolio']['get']['parameters']['query']>;
