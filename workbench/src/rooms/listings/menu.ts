import { messages } from '../../house.ts';

/** Apart from the pages' texts: every page of the workbench loads the menu. */
export const menuMessages = messages({ menu: () => '名单' }, { menu: () => 'Lists' });
