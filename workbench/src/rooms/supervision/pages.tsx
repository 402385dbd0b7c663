export { PlansPage } from './plans.tsx';
export { PortfolioPage } from './portfolio.tsx';
