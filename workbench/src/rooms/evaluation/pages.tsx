import './evaluation.css';

export { BacktestPage } from './backtest/backtest.tsx';
export { NewBacktestPage } from './backtest/new.tsx';
export { ModelsPage } from './catalogue/list.tsx';
export { ModelPage } from './catalogue/model.tsx';
export { BacktestsPage, TrialsPage } from './trial/runs-list.tsx';
export { WorkshopPage } from './workshop/workshop.tsx';
