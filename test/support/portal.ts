import { buildServer } from '../../src/kernel/serving/index.ts';
import { uiCapability } from '../../src/kernel/ui/capability.ts';
import { disclosuresCapability } from '../../src/registry/disclosures/capability.ts';
import { openDataCapability } from '../../src/registry/open-data/capability.ts';
import { portalCapability } from '../../src/faces/portal/capability.ts';
import { receiptsCapability } from '../../src/faces/portal/receipts/capability.ts';
import { errorPage } from '../../src/faces/portal/index.ts';
import type { TestKernel } from './kernel.ts';
import { addRooms } from '../../src/kernel/testing/rooms.ts';

export interface TestPortal {
  kernel: TestKernel;
  server: Awaited<ReturnType<typeof buildServer>>;
  /** Status and text of one address. */
  get(path: string): Promise<{ status: number; text: string; headers: Record<string, unknown> }>;
}

/** The portal alone, on the kernel of a test. */
export async function testPortal(kernel: TestKernel): Promise<TestPortal> {
  kernel.settings.siteName = {
    zh: '示例市信用公示平台（演示）',
    en: 'Shili City Credit Publicity Platform (demonstration)',
  };
  const rooms = [uiCapability, disclosuresCapability, openDataCapability, portalCapability, receiptsCapability];
  addRooms(kernel, rooms);
  const server = await buildServer(kernel, rooms, {
    errorPage: (given) => errorPage(kernel, given),
    limits: null,
  });
  await server.ready();
  return {
    kernel,
    server,
    get: async (path) => {
      const response = await server.inject({ method: 'GET', url: path });
      return { status: response.statusCode, text: response.body, headers: response.headers };
    },
  };
}
