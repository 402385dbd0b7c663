import { messages } from '../kernel/i18n/index.ts';

export const workbenchMessages = messages(
  {
    title: () => '监管工作台',
    loading: () => '正在打开监管工作台……',
    noscript: () => '监管工作台需要启用浏览器脚本（JavaScript）。请在浏览器设置中启用后重新打开。公示平台的其他页面不需要脚本。',
  },
  {
    title: () => 'Workbench',
    loading: () => 'Opening the workbench …',
    noscript: () =>
      'The workbench needs scripts (JavaScript). Switch them on in your browser and open it again. The public pages need none.',
  },
);
