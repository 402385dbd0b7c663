import { benchCapability } from './bench/capability.ts';
import { accessCapability } from './kernel/access/capability.ts';
import { calendarCapability } from './kernel/calendar/capability.ts';
import type { Capability } from './kernel/capability.ts';
import { deliveryCapability } from './kernel/delivery/capability.ts';
import { uiCapability } from './kernel/ui/capability.ts';
import { notifyCapability } from './kernel/notify/capability.ts';
import { journalCapability } from './kernel/journal/capability.ts';
import { proceduresCapability } from './kernel/procedures/capability.ts';
import { proposalsCapability } from './kernel/proposals/capability.ts';
import { catalogueCapability } from './registry/catalogue/capability.ts';
import { codesCapability } from './registry/codes/capability.ts';
import { disclosuresCapability } from './registry/disclosures/capability.ts';
import { openDataCapability } from './registry/open-data/capability.ts';
import { figuresCapability } from './registry/figures/capability.ts';
import { dossiersCapability } from './registry/dossiers/capability.ts';
import { organsCapability } from './registry/organs/capability.ts';
import { publicityCapability } from './registry/publicity/capability.ts';
import { intakeCapability } from './registry/intake/capability.ts';
import { recordsCapability } from './registry/records/capability.ts';
import { matchingCapability } from './registry/matching/capability.ts';
import { subjectsCapability } from './registry/subjects/capability.ts';
import { searchCapability } from './registry/search/capability.ts';
import { usccCapability } from './registry/uscc/capability.ts';
import { evaluationCapability } from './during/evaluation/capability.ts';
import { gradesCapability } from './during/grades/capability.ts';
import { keyAreasCapability } from './during/key-areas/capability.ts';
import { supervisionCapability } from './during/supervision/capability.ts';
import { trialsCapability } from './during/trials/capability.ts';
import { archiveCapability } from './support/archive/capability.ts';
import { casesCapability } from './support/cases/capability.ts';
import { findCapability } from './support/find/capability.ts';
import { centreCapability } from './faces/centre/capability.ts';
import { shellsCapability } from './faces/shells/capability.ts';
import { exchangeCapability } from './support/exchange/capability.ts';
import { listingsCapability } from './after/listings/capability.ts';
import { bulletinsCapability } from './after/bulletins/capability.ts';
import { viewsCapability } from './support/views/capability.ts';
import { auditCapability } from './organisation/audit/capability.ts';
import { usersCapability } from './organisation/users/capability.ts';
import { workbenchCapability } from './workbench/capability.ts';
import { portalCapability } from './faces/portal/capability.ts';
import { receiptsCapability } from './faces/portal/receipts/capability.ts';
import { tourCapability } from './tour/capability.ts';

/** Every room of the house, in the order of the floors. Imported only by server.ts, cli and `npm run map`. */
export const capabilities: readonly Capability[] = [
  accessCapability,
  uiCapability,
  calendarCapability,
  journalCapability,
  notifyCapability,
  proceduresCapability,
  proposalsCapability,
  deliveryCapability,
  usccCapability,
  organsCapability,
  catalogueCapability,
  subjectsCapability,
  recordsCapability,
  intakeCapability,
  publicityCapability,
  disclosuresCapability,
  openDataCapability,
  figuresCapability,
  codesCapability,
  searchCapability,
  matchingCapability,
  dossiersCapability,
  evaluationCapability,
  gradesCapability,
  keyAreasCapability,
  supervisionCapability,
  trialsCapability,
  exchangeCapability,
  listingsCapability,
  usersCapability,
  auditCapability,
  casesCapability,
  centreCapability,
  shellsCapability,
  findCapability,
  archiveCapability,
  viewsCapability,
  bulletinsCapability,
  workbenchCapability,
  portalCapability,
  receiptsCapability,
  tourCapability,
  benchCapability,
];
