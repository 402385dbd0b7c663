import { messages } from '../../house.ts';

export const personMessages = messages({ operator: () => '本机操作员' }, { operator: () => 'the local operator' });
