import './models.css';

export { BacktestPage } from './backtest.tsx';
export { NewBacktestPage } from './backtest-new.tsx';
export { ModelsPage } from './list.tsx';
export { ModelPage } from './model.tsx';
export { BacktestsPage, TrialsPage } from './runs-list.tsx';
export { WorkshopPage } from './workshop.tsx';
