import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

const Http = Type.Object(
  {
    /** Base address; https, or http on loopback. */
    url: Type.String({ pattern: '^https?://', maxLength: 500 }),
    /** File with the bearer token, mode 0600. */
    tokenFile: Type.Optional(Type.String({ minLength: 1 })),
    /** Certificates that the upper platform's own is signed by, where it is none of the well-known. */
    caFile: Type.Optional(Type.String({ minLength: 1 })),
    /** Certificate and key of this instance, where the upper platform asks for one. */
    certFile: Type.Optional(Type.String({ minLength: 1 })),
    keyFile: Type.Optional(Type.String({ minLength: 1 })),
    timeoutSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 300 })),
    attempts: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  },
  { additionalProperties: false },
);
export type HttpSettings = Static<typeof Http>;

const Schema = Type.Object(
  {
    /** Off: rows are counted and nothing leaves. */
    on: Type.Optional(Type.Boolean()),
    /** Organ code of the upper platform: the source of what it returns. */
    upper: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** The front-end folder; holds outbox, inbox, done, failed. */
    folder: Type.Optional(Type.String({ minLength: 1 })),
    http: Type.Optional(Http),
    /** Rows a file at most. */
    fileRows: Type.Optional(Type.Integer({ minimum: 1, maximum: 50_000 })),
    /** Working days within which a receipt is expected. */
    receiptDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    /** Working days within which a returned row is mended. */
    mendDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
    /** Days for which files worked through are kept. */
    keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  },
  { additionalProperties: false },
);

export interface ExchangeSettings {
  on: boolean;
  upper: string;
  folder: string;
  http: HttpSettings | null;
  fileRows: number;
  receiptDays: number;
  mendDays: number;
  keepDays: number;
}

/**
 * `exchange.json` in the data directory. Without it nothing leaves: sending to another body is the operator's decision.
 * All terms are local defaults: no rule was found that sets them. Throws SETTINGS_INVALID naming the file.
 */
export async function readExchangeSettings(kernel: Pick<Kernel, 'settings'>): Promise<ExchangeSettings> {
  const path = join(kernel.settings.dataDirectory, 'exchange.json');
  const given = await readJson(path);
  if (given !== undefined && !Value.Check(Schema, given)) throw invalid(path, [...Value.Errors(Schema, given)][0]);
  const { http, folder, ...rest } = given ?? { on: false };
  if (http !== undefined && !mayCall(http.url)) throw new XinhengError('SETTINGS_INVALID', { setting: http.url, expected: 'https' });
  return {
    on: true,
    upper: 'cn-ndrc',
    fileRows: 10_000,
    receiptDays: 3,
    mendDays: 5,
    keepDays: 30,
    ...rest,
    folder: resolve(kernel.settings.dataDirectory, folder ?? 'exchange'),
    http: http ?? null,
  };
}

function invalid(path: string, fault: { instancePath: string; message: string } | undefined): XinhengError {
  return new XinhengError('SETTINGS_INVALID', {
    setting: `${path}: ${fault?.instancePath || '/'}`,
    expected: fault?.message ?? '',
  });
}

/** Rows travel encrypted; in the clear only to a front end on the same machine. */
function mayCall(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

async function readJson(path: string): Promise<Static<typeof Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new XinhengError('DATA_DIRECTORY_UNUSABLE', { path }, { cause: error });
  }
  try {
    return JSON.parse(text) as Static<typeof Schema>;
  } catch (error) {
    throw new XinhengError('SETTINGS_INVALID', { setting: path, expected: 'JSON' }, { cause: error });
  }
}
