import { join } from 'node:path';
import { forbidden, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { settle } from '../../kernel/journal/index.ts';
import { collect, type MadeFile } from './collect.ts';
import { folderPort } from './folder.ts';
import { httpPort } from './http-port.ts';
import type { UpperPort } from './port.ts';
import { publishMade, type Published } from './publish.ts';
import { exchangeReader } from './reader.ts';
import { receive, type ReceiveContext, type ReceiveResult } from './receive.ts';
import { readExchangeSettings, type ExchangeSettings } from './settings.ts';
import type { AtStep } from './types.ts';

export interface SendOptions {
  day?: string | undefined;
  caller: Caller;
  /** For tests; else by the settings. */
  port?: UpperPort;
  atStep?: AtStep;
  /** Also what waits for its next try. */
  now?: boolean;
}

export interface Sent {
  made: MadeFile[];
  published: string[];
  fault: string | null;
}

export function portOf(settings: ExchangeSettings): UpperPort {
  return settings.http === null ? folderPort(settings.folder) : httpPort(settings.http, join(settings.folder, 'fetched'));
}

/** Only the operator of the platform and a director over the whole city set the exchange going: it is everybody's rows. */
export function requirePlatform(caller: Caller): void {
  requirePermission(caller, 'exchange.run');
  const { role, district, organ } = caller;
  if (role !== 'operator' && (organ === null || district !== null)) throw forbidden('exchange.run');
}

/**
 * Sends what is due: chooses and marks, then publishes. Off (no `exchange.json`), it is refused with NOT_OPEN: nothing
 * leaves before the operator has said whereto. Throws BAD_INPUT for a day that is none.
 */
export async function send(kernel: Kernel, options: SendOptions): Promise<Sent> {
  const { day, caller } = options;
  requirePlatform(caller);
  if (day !== undefined && !findDate(day)) throw new XinhengError('BAD_INPUT', { what: '--day' });
  const settings = await openSettings(kernel);
  await settle(kernel, [exchangeReader]);
  const made = await collect(kernel, { day, settings, atStep: options.atStep });
  await options.atStep?.('collected');
  const port = options.port ?? portOf(settings);
  const published = await publishMade(kernel, port, settings, options.atStep, options.now ?? true);
  if (made.length > 0 || published.numbers.length > 0) await tell(kernel, caller, made, published);
  return { made, published: published.numbers, fault: published.fault };
}

function tell(kernel: Kernel, caller: Caller, made: readonly MadeFile[], published: Published): Promise<void> {
  const details = { files: made.map((file) => file.number), published: published.numbers, fault: published.fault };
  return kernel.db.tx((tx) => audit(kernel, tx, caller, { action: 'exchange.sent', outcome: 'ok', details }));
}

/** Takes what has come. Throws as `send`. */
export async function receiveAll(
  kernel: Kernel,
  options: Pick<ReceiveContext, 'caller' | 'atStep'> & { port?: UpperPort },
): Promise<ReceiveResult> {
  requirePlatform(options.caller);
  const settings = await openSettings(kernel);
  const { caller, atStep } = options;
  const port = options.port ?? portOf(settings);
  return receive(kernel, { port, settings, caller, ...(atStep ? { atStep } : {}) });
}

export async function isOn(kernel: Pick<Kernel, 'settings'>): Promise<boolean> {
  return (await readExchangeSettings(kernel)).on;
}

async function openSettings(kernel: Kernel): Promise<ExchangeSettings> {
  const settings = await readExchangeSettings(kernel);
  if (!settings.on) throw new XinhengError('NOT_OPEN', { state: 'exchange.json' });
  return settings;
}
