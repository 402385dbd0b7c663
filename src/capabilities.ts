import { benchCapability } from './bench/capability.ts';
import { accessCapability } from './kernel/access/capability.ts';
import { calendarCapability } from './kernel/calendar/capability.ts';
import type { Capability } from './kernel/capability.ts';
import { deliveryCapability } from './kernel/delivery/capability.ts';
import { uiCapability } from './kernel/ui/capability.ts';
import { journalCapability } from './kernel/journal/capability.ts';
import { proceduresCapability } from './kernel/procedures/capability.ts';
import { proposalsCapability } from './kernel/proposals/capability.ts';
import { catalogueCapability } from './registry/catalogue/capability.ts';
import { codesCapability } from './registry/codes/capability.ts';
import { disclosuresCapability } from './registry/disclosures/capability.ts';
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
import { keyAreasCapability } from './during/key-areas/capability.ts';
import { casesCapability } from './support/cases/capability.ts';
import { exchangeCapability } from './support/exchange/capability.ts';
import { listingsCapability } from './after/listings/capability.ts';
import { usersCapability } from './organisation/users/capability.ts';
import { portalCapability } from './portal/capability.ts';

/** Every room of the house, in the order of the floors. Imported only by server.ts, cli and `npm run map`. */
export const capabilities: readonly Capability[] = [
  accessCapability,
  uiCapability,
  calendarCapability,
  journalCapability,
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
  figuresCapability,
  codesCapability,
  searchCapability,
  matchingCapability,
  dossiersCapability,
  keyAreasCapability,
  exchangeCapability,
  listingsCapability,
  usersCapability,
  casesCapability,
  portalCapability,
  benchCapability,
];
