import { messages } from '../../i18n/types.ts';
import { absenceTexts } from './absence.ts';
import { codeTexts } from './codes.ts';
import { deadlineTexts } from './deadlines.ts';
import { intakeTexts } from './intake.ts';
import { listTexts } from './lists.ts';
import { recordTexts } from './records.ts';
import { repairTexts } from './repair.ts';
import { verifyTexts } from './verify.ts';

/**
 * The delicate sentences (docs/texts.md: where each stands, and what it must never say), one place for all faces.
 * `<Message from={delicate} m="gone.record" … />` puts the key into the markup.
 */
export const delicate = messages(
  {
    ...absenceTexts.zh,
    ...codeTexts.zh,
    ...deadlineTexts.zh,
    ...intakeTexts.zh,
    ...listTexts.zh,
    ...recordTexts.zh,
    ...repairTexts.zh,
    ...verifyTexts.zh,
  },
  {
    ...absenceTexts.en,
    ...codeTexts.en,
    ...deadlineTexts.en,
    ...intakeTexts.en,
    ...listTexts.en,
    ...recordTexts.en,
    ...repairTexts.en,
    ...verifyTexts.en,
  },
);
