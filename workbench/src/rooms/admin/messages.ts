import { messages } from '../../house.ts';
import { accountTexts } from './messages/accounts.ts';
import { auditTexts } from './messages/audit.ts';
import { systemTexts } from './messages/system.ts';

export const adminMessages = messages(
  { ...accountTexts.zh, ...auditTexts.zh, ...systemTexts.zh },
  { ...accountTexts.en, ...auditTexts.en, ...systemTexts.en },
);
