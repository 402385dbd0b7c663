import { messages } from '../../house.ts';

export const gradeMessages = messages(
  {
    none: () => '没有等级',
  },
  {
    none: () => 'no grade',
  },
);
