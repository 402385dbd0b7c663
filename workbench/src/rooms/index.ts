import { publicityRoom } from './publicity/room.ts';
import { subjectsRoom } from './subjects/room.ts';
import { archiveRoom } from './archive/room.ts';
import { codesRoom } from './codes/room.ts';
import { casesRoom } from './cases/room.ts';
import { listingsRoom } from './listings/room.ts';
import { proceduresRoom } from './procedures/room.ts';
import { organsRoom } from './organs/room.ts';
import { intakeRoom } from './intake/room.ts';
import { matchingRoom } from './matching/room.ts';
import { proposalsRoom } from './proposals/room.ts';
import { notifyRoom } from './notify/room.ts';
import { journalRoom } from './journal/room.ts';
import { usersRoom } from './users/room.ts';
import { auditRoom } from './audit/room.ts';
import { bulletinsRoom } from './bulletins/room.ts';
import { calendarRoom } from './calendar/room.ts';
import { catalogueRoom } from './catalogue/room.ts';
import { exchangeRoom } from './exchange/room.ts';
import { figuresRoom } from './figures/room.ts';
import { findRoom } from './find/room.ts';
import { policyRoom } from './policy/room.ts';
import { evaluationRoom } from './evaluation/room.ts';
import { supervisionRoom } from './supervision/room.ts';
import type { Room } from './room.ts';

/** Every room of the workbench. One line for each; in a piece of work the menu follows this order. */
export const ROOMS: readonly Room[] = [
  publicityRoom,
  subjectsRoom,
  archiveRoom,
  codesRoom,
  casesRoom,
  listingsRoom,
  proceduresRoom,
  organsRoom,
  intakeRoom,
  matchingRoom,
  proposalsRoom,
  notifyRoom,
  journalRoom,
  usersRoom,
  auditRoom,
  bulletinsRoom,
  calendarRoom,
  catalogueRoom,
  exchangeRoom,
  figuresRoom,
  findRoom,
  policyRoom,
  evaluationRoom,
  supervisionRoom,
];
