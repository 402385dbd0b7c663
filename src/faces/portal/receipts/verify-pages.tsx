import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { FormRefused, noIndex, route, type AnyRoute, type Call, type FormFile } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href } from '../../../kernel/ui/index.ts';
import { verifyFile, verifyText, type Verification } from '../../../support/receipts/index.ts';
import { viewOf } from '../frame.tsx';
import { receiptPageMessages } from './messages.ts';
import { resultPage } from './result.tsx';
import { stateNow } from './shown.ts';
import { verifyForm } from './verify-form.tsx';

const SEE_OTHER = 303;
/** A minute and caller: numbers are not to be guessed anyway. */
export const CHECKED_A_MINUTE = 60;
const TEXT_MAX = 1000;
type Refusal = 'verify.empty' | 'verify.noNumber' | 'verify.mistyped';

/** 验真伪: by number, pasted text or file, without a script. What is sent is checked and forgotten. */
export function verifyPages(kernel: Kernel): AnyRoute[] {
  const open = { face: 'portal', permission: 'public', rate: CHECKED_A_MINUTE } as const;
  return [
    ...(['/verify', '/verify/receipt'] as const).map((path) =>
      route({
        ...open,
        method: 'GET',
        path,
        summary: 'Check a look-up receipt by number or file',
        audit: 'none',
        schemas: {},
        handle: async (call) => verifyForm(viewOf(kernel, call), { ...formOf(kernel, call), path, text: '', fault: null }),
      }),
    ),
    route({
      ...open,
      method: 'POST',
      path: '/verify',
      summary: 'The answer about a file, or where the answer about a number stands',
      audit: 'receipt.checked',
      upload: true,
      schemas: {},
      handle: (call) => checkForm(kernel, call),
    }),
    route({
      ...open,
      method: 'GET',
      path: '/verify/receipt/{number}',
      summary: 'The answer about one number: its content as long as nothing in it has changed',
      audit: 'none',
      schemas: { params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 100 }) }) },
      async handle(call) {
        noIndex(call.reply);
        const { number } = call.params;
        return answered(kernel, call, number, await verifyText(kernel, number, stateNow(kernel)));
      },
    }),
  ];
}

async function checkForm(kernel: Kernel, call: Call): Promise<unknown> {
  noIndex(call.reply);
  const { text, file } = sentBy(call.request.body);
  if (file !== undefined) {
    const answer = await verifyFile(kernel, file.bytes, stateNow(kernel));
    return answered(kernel, call, '', answer);
  }
  if (text === '') throw refused(kernel, call, text, 'verify.empty');
  const answer = await verifyText(kernel, text, stateNow(kernel));
  const number = 'brief' in answer ? answer.brief.number : answer.outcome === 'unknown' ? answer.number : null;
  // The answer about a number has an address of its own, the one in the QR code.
  if (number !== null) return call.reply.redirect(href(`/verify/receipt/${number}`, call.language), SEE_OTHER);
  throw refused(kernel, call, text, answer.outcome === 'mistyped' ? 'verify.mistyped' : 'verify.noNumber');
}

/** `text`: what was typed; empty of a file. */
function answered(kernel: Kernel, call: Call, text: string, answer: Verification): ReactElement {
  if (answer.outcome === 'mistyped') throw refused(kernel, call, text, 'verify.mistyped');
  if (answer.outcome === 'unreadable' && text !== '') throw refused(kernel, call, text, 'verify.noNumber');
  const number = 'brief' in answer ? answer.brief.number : 'number' in answer ? answer.number : null;
  const path = text === '' || number === null ? '/verify' : `/verify/receipt/${number}`;
  return resultPage(viewOf(kernel, call), path, answer, hostOf(kernel, call));
}

function refused(kernel: Kernel, call: Call, text: string, why: Refusal): FormRefused {
  const fault = t(call.language, receiptPageMessages)[why]();
  const given = { ...formOf(kernel, call), path: '/verify', text: text.slice(0, TEXT_MAX), fault };
  return new FormRefused(new XinhengError('BAD_INPUT', { what: 'text' }), verifyForm(viewOf(kernel, call), given));
}

function formOf(kernel: Kernel, call: Pick<Call, 'csrf' | 'request' | 'language'>): { csrf: string | null; host: string } {
  return { csrf: call.csrf, host: hostOf(kernel, call) };
}

/** What a reader should type. Where the operator has set no address, the one that the reader has typed already. */
function hostOf({ settings }: Kernel, { request, language }: Pick<Call, 'request' | 'language'>): string {
  const host = settings.address === undefined ? request.host : new URL(settings.address).host;
  return (/^[\w.-]+(:\d+)?$/.test(host) ? host : '') + href('/verify', language);
}

/** The fields of a form with a file; a file field left empty comes without a name and content. */
function sentBy(body: unknown): { text: string; file: FormFile | undefined } {
  const { text, file } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return {
    text: typeof text === 'string' ? text.trim().slice(0, TEXT_MAX) : '',
    file: [file].flat().find((each) => isFile(each)),
  };
}

function isFile(value: unknown): value is FormFile {
  if (typeof value !== 'object' || value === null || !('bytes' in value) || !('name' in value)) return false;
  return value.bytes instanceof Buffer && (value.bytes.length > 0 || value.name !== '');
}
