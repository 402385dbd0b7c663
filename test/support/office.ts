import { errorPage } from '../../src/faces/portal/index.ts';
import { casesCapability } from '../../src/support/cases/capability.ts';
import { centreCapability } from '../../src/faces/centre/capability.ts';
import { shellsCapability } from '../../src/faces/shells/capability.ts';
import { notifyCapability } from '../../src/kernel/notify/capability.ts';
import { proposalsCapability } from '../../src/kernel/proposals/capability.ts';
import { accessCapability } from '../../src/kernel/access/capability.ts';
import { buildServer } from '../../src/kernel/serving/index.ts';
import { proceduresCapability } from '../../src/kernel/procedures/capability.ts';
import { uiCapability } from '../../src/kernel/ui/capability.ts';
import { listingsCapability } from '../../src/after/listings/capability.ts';
import { workbenchCapability } from '../../src/workbench/capability.ts';
import { uuid } from './portal-data.ts';
import { plantPortal } from './portal-fixture.ts';
import type { TestKernel } from './kernel.ts';
import { addRooms } from '../../src/kernel/testing/rooms.ts';
import { testUser } from './server.ts';

/** The firm of `owner`, and another one. */
export const FIRM = { uscc: '91509900MATE5T025F', subjectId: uuid(2), name: '重庆示例甲食品有限公司' } as const;
export const OTHER_FIRM = { uscc: '91509900MATE5T017L', subjectId: uuid(1) } as const;

export interface Office {
  kernel: TestKernel;
  server: Awaited<ReturnType<typeof buildServer>>;
}

/** Workbench and centre on invented bodies, with everybody whom a listing needs, and strangers. */
export async function testOffice(kernel: TestKernel): Promise<Office> {
  kernel.settings.siteName = { zh: '示例市信用公示平台（演示）', en: 'Shili City Credit Platform (demonstration)' };
  await plantPortal(kernel);
  const people = [
    { account: 'officer', role: 'officer', organ: 'demo-a-amr', displayName: '示例承办' },
    { account: 'reviewer', role: 'reviewer', organ: 'demo-a-amr', displayName: '示例审核' },
    { account: 'head', role: 'director', organ: 'demo-a-amr', displayName: '示例局长' },
    { account: 'superior', role: 'director', organ: 'demo-amr', displayName: '示例上级' },
    { account: 'stranger', role: 'officer', organ: 'demo-eeb', displayName: '示例他人' },
    { account: 'owner', role: 'owner', subjectId: FIRM.subjectId, displayName: '示例经办人' },
    { account: 'other-owner', role: 'owner', subjectId: OTHER_FIRM.subjectId, displayName: '示例别家' },
  ] as const;
  for (const person of people) await testUser(kernel, person);
  const rooms = [
    uiCapability,
    accessCapability,
    proceduresCapability,
    listingsCapability,
    casesCapability,
    centreCapability,
    shellsCapability,
    notifyCapability,
    proposalsCapability,
    workbenchCapability,
  ];
  addRooms(kernel, rooms);
  const server = await buildServer(kernel, rooms, { errorPage: (given) => errorPage(kernel, given), limits: null });
  await server.ready();
  return { kernel, server };
}
