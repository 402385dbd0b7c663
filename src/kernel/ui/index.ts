export { BarChart, type ChartPoint } from './charts.tsx';
export { formatCount, formatDate, formatMoney, formatMonth, formatTime } from './format.ts';
export { Choice, DayInput, ErrorSummary, type FormFault, type Option } from './forms.tsx';
export { Stars } from './mark.tsx';
export { Message } from './message.tsx';
export { href, page, type FrameLine, type MenuLink, type PageProps, type SiteFrame } from './page.tsx';
export { renderPage } from './render.ts';
export { Pager, Pairs, Table, type Column, type Pair } from './tables.tsx';
export { Chinese, Foreign, hasHan, Uscc } from './text.tsx';
