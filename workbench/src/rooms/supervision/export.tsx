import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { ExportDisclosure } from '../../parts/export-disclosure.tsx';
import { portfolioMessages } from './messages.ts';
import type { PortfolioQuery } from './types.ts';

/** The list with names as a file. */
export function ExportPortfolio(props: { filter: PortfolioQuery; plan: string; count: number | null }): ReactElement {
  const say = useSay(portfolioMessages);
  const { filter, plan, count } = props;
  return (
    <ExportDisclosure
      asked={{ path: '/api/v1/supervision/portfolio/export', filter: { ...filter, plan } }}
      label={say['export.label']()}
      count={count === null ? [] : [say['export.count']({ n: count })]}
      follows={[say['export.internal'](), say['export.told']()]}
      closed={say['export.closed']()}
    />
  );
}
