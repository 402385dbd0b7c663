import { absencesRoom } from './absences/room.ts';
import { casesRoom } from './cases/room.ts';
import { formsRoom } from './forms/room.ts';
import { intakeRoom } from './intake/room.ts';
import { listsRoom } from './lists/room.ts';
import { matchingRoom } from './matching/room.ts';
import { modelsRoom } from './models/room.ts';
import { organsRoom } from './organs/room.ts';
import { proposalsRoom } from './proposals/room.ts';
import { workRoom } from './work/room.ts';
import { adminRoom } from './admin/room.ts';
import { bulletinsRoom } from './bulletins/room.ts';
import { calendarsRoom } from './calendars/room.ts';
import { catalogueRoom } from './catalogue/room.ts';
import { exchangeRoom } from './exchange/room.ts';
import { figuresRoom } from './figures/room.ts';
import { findRoom } from './find/room.ts';
import { inboxRoom } from './inbox/room.ts';
import { policyRoom } from './policy/room.ts';
import { codesRoom } from './codes/room.ts';
import { publicityRoom } from './publicity/room.ts';
import { recordsRoom } from './records/room.ts';
import { subjectsRoom } from './subjects/room.ts';
import { supervisionRoom } from './supervision/room.ts';
import type { Room } from './room.ts';

/** Every room of the workbench. One line for each. */
export const ROOMS: readonly Room[] = [
  workRoom,
  publicityRoom,
  subjectsRoom,
  recordsRoom,
  codesRoom,
  casesRoom,
  listsRoom,
  absencesRoom,
  organsRoom,
  intakeRoom,
  formsRoom,
  matchingRoom,
  proposalsRoom,
  adminRoom,
  bulletinsRoom,
  calendarsRoom,
  catalogueRoom,
  exchangeRoom,
  figuresRoom,
  findRoom,
  inboxRoom,
  policyRoom,
  modelsRoom,
  supervisionRoom,
];
