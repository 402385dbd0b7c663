import { messages } from '../../house.ts';
import { accountTexts } from './messages/accounts.ts';
import { auditTexts } from './messages/audit.ts';
import { readerTexts } from './messages/readers.ts';
import { systemTexts } from './messages/system.ts';

export const adminMessages = messages(
  { ...accountTexts.zh, ...auditTexts.zh, ...readerTexts.zh, ...systemTexts.zh },
  { ...accountTexts.en, ...auditTexts.en, ...readerTexts.en, ...systemTexts.en },
);
