import { pino } from 'pino';
import type { Capability } from '../capability.ts';
import { composed } from '../composition.ts';
import type { Kernel } from '../context.ts';
import { buildServer } from './server.ts';

/** Parts of the description that depend on no installation: what a generated client rests on. */
export interface ApiDocument {
  openapi: string;
  paths: Record<string, unknown>;
  components: unknown;
}

/**
 * The API as declared, without a database: for the workbench's types. Routes are only declared, never called, so that any
 * kernel does.
 */
export async function apiDocument(capabilities: readonly Capability[]): Promise<ApiDocument> {
  const anything: unknown = new Proxy(() => undefined, {
    get: (_, name) => (name === 'then' ? undefined : anything),
    apply: () => anything,
  });
  const own: Record<string, unknown> = {
    offers: composed(capabilities),
    log: pino({ level: 'silent' }),
    settings: { siteName: { zh: '', en: '' }, demo: false },
  };
  const kernel = new Proxy(own, { get: (known, name) => known[String(name)] ?? anything }) as unknown as Kernel;
  const server = await buildServer(kernel, capabilities, { limits: null });
  try {
    await server.ready();
    const { openapi, paths, components } = server.swagger() as unknown as ApiDocument;
    return { openapi, paths, components };
  } finally {
    await server.close();
  }
}
