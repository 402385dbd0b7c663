import { EN_PERMISSIONS } from './permissions.ts';
import { isRefusal, named, wordOf, type ErrorTexts, type Params } from './texts.ts';

const enNamed = named(' (', ')', {
  open: 'not dealt with yet',
  in_force: 'not stayed',
  held: 'answered: what is held is right',
  given: 'answered: the other line is right',
  merged: 'merged into another body',
  individual_business: 'individual business',
  unlinked: 'not linked',
});

const EN_RULES: Readonly<Record<string, string>> = {
  account:
    'An account has 2 to 40 characters: small letters, digits, dots, underscores and hyphens, beginning with a letter or digit.',
  password: 'A password has 12 to 128 characters, at least 5 different ones, and does not hold the account.',
  publicText:
    'This text goes out as it stands. It seems to hold a person’s name, identity, telephone, account or plate number, or a mark of secrecy: take it out and send it again.',
};

const EN_FILE: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file, or no such folder for it',
  ENOTDIR: 'A part of the path is not a folder',
  EISDIR: 'This is a folder, not a file',
  EACCES: 'This user may not read or write the file',
  EPERM: 'This user may not read or write the file',
  EROFS: 'This place can only be read',
};

const EN_RESTORE: Readonly<Record<string, string>> = {
  data: 'The database holds data already',
  damaged: 'The backup is incomplete or damaged',
  format: 'This is not a backup of this program',
  migration: 'The backup comes from a version of the database that this program does not have',
};

const EN_UNREACHABLE: Readonly<Record<string, string>> = {
  '28P01': 'The database refused the sign-in: wrong user or password',
  '28000': 'The database does not let this user connect',
  '3D000': 'The server has no database of that name',
  '53300': 'The database has no connection left',
  '57P03': 'The database is starting or stopping',
};

export const en = {
  'BAD_INPUT.title': () => 'Some of the input is not valid',
  'BAD_INPUT.what': (p: Params) => `Something in what was sent is not valid${enNamed(p.what)}.`,
  'BAD_INPUT.how': (p: Params) => EN_RULES[p.what ?? ''] ?? 'Correct it and send it again.',
  'BAD_USCC.title': () => 'The unified social credit code is wrong',
  'BAD_USCC.what': (p: Params) => `The unified social credit code${enNamed(p.code)} does not pass its checks.`,
  'BAD_USCC.how': () => 'Compare all 18 characters with the business licence.',
  'BAD_CURSOR.title': () => 'The page marker is not valid',
  'BAD_CURSOR.what': () => 'The page marker cannot be read: it is incomplete, or it belongs to another list.',
  'BAD_CURSOR.how': () => 'Begin again at the first page.',
  'NOT_FOUND.title': () => 'Not found',
  'NOT_FOUND.what': (p: Params) => `What was asked for was not found${enNamed(p.what ?? p.id)}.`,
  'NOT_FOUND.how': () => 'Check the address, number or code, or search again from the home page.',
  'AMBIGUOUS_KEY.title': () => 'More than one body has this key',
  'AMBIGUOUS_KEY.what': (p: Params) => `More than one body has the code or number given${enNamed(p.key)}.`,
  'AMBIGUOUS_KEY.how': () => 'Use the id of the body instead; the registering organ resolves a doubled code.',
  'GONE.title': () => 'This is no longer on display',
  'GONE.what': () =>
    'When a display period ends or credit is repaired, the information is no longer on display. No content is given here, nor which it was or whose.',
  'GONE.how': () => 'If you hold an old copy, please stop using or sharing it.',
  'GONE_WITHDRAWN.title': () => 'This has been withdrawn',
  'GONE_WITHDRAWN.what': (p: Params) =>
    `This was withdrawn by ${p.organ ?? 'the deciding organ'}${enNamed(p.date)}.${p.reason === undefined ? '' : ` Reason: ${p.reason}.`}`,
  'GONE_WITHDRAWN.how': () => 'The content is no longer available and may not be held against the business.',
  'UNAUTHENTICATED.title': () => 'Please sign in',
  'UNAUTHENTICATED.what': () => 'This needs a session, or your session has ended.',
  'UNAUTHENTICATED.how': () => 'Sign in and try again; systems use a valid access key.',
  'FORBIDDEN.title': () => 'You may not do this',
  'FORBIDDEN.what': (p: Params) => {
    const may = wordOf(EN_PERMISSIONS, p.permission);
    return may === undefined
      ? 'Your account does not have the permission that this needs.'
      : `Your account does not have the permission that this needs: ${may}.`;
  },
  'FORBIDDEN.how': () => 'If your work needs it, ask the security administrator of your organ.',
  'PURPOSE_REQUIRED.title': () => 'Please state the purpose',
  'PURPOSE_REQUIRED.what': () => 'To look at what is not public you must state a purpose, which is logged.',
  'PURPOSE_REQUIRED.how': () => 'Use the header Xinheng-Purpose in the API, --purpose on the command line.',
  'PASSWORD_CHANGE_REQUIRED.title': () => 'Please change the password first',
  'PASSWORD_CHANGE_REQUIRED.what': () => 'This is a one-time password. Nothing else can be done until it is changed.',
  'PASSWORD_CHANGE_REQUIRED.how': () => 'Set a password of at least 12 characters, then sign in again.',
  'CSRF.title': () => 'The origin of the request could not be confirmed',
  'CSRF.what': () => 'The request lacks its token or comes from another site, and was not taken.',
  'CSRF.how': () => 'Go back to the page, reload it and send the form again.',
  'BAD_CREDENTIALS.title': () => 'Wrong account or password',
  'BAD_CREDENTIALS.what': () => 'The account or the password is wrong, or the account is switched off.',
  'BAD_CREDENTIALS.how': () => 'Check both and try again, or ask the security administrator of your organ.',
  'MANDATE_OVER.title': () => 'The mandate does not cover this, or is over',
  'MANDATE_OVER.what': () =>
    'This needs a mandate of the business. Yours does not cover it, has run out or was revoked; nothing was filed.',
  'MANDATE_OVER.how': () =>
    'What you wrote stays with the business as a draft and is not lost; the business, or another with its mandate, can go on. Ask the business.',
  'OIDC_EXPIRED.title': () => 'This sign-in no longer counts',
  'OIDC_EXPIRED.what': () =>
    'The sign-in that came back from the provider was used already, took more than 10 minutes, or was not begun in this browser. You are not signed in.',
  'OIDC_EXPIRED.how': () =>
    'Sign in again; of several sign-in pages use the one opened last. The browser must accept cookies of this site.',
  'OIDC_DECLINED.title': () => 'The provider did not sign you in',
  'OIDC_DECLINED.what': () => 'You cancelled at the provider, or it did not let you sign in to this system.',
  'OIDC_DECLINED.how': () => 'Sign in again. If it fails again, ask the provider or the security administrator.',
  'OIDC_UNTRUSTED.title': () => 'The answer of the provider failed its check',
  'OIDC_UNTRUSTED.what': (p: Params) =>
    `The answer of the provider is not what was agreed${enNamed(p.reason)}. You are not signed in.`,
  'OIDC_UNTRUSTED.how': () =>
    'Sign in once more. If it stays so, give the code in brackets to the system administrator, who checks the settings and the clock.',
  'OIDC_UNLINKED.title': () => 'This identity is linked to no account',
  'OIDC_UNLINKED.what': () =>
    'The provider says who you are, but no account here is linked to that identity. Accounts are never made by signing in.',
  'OIDC_UNLINKED.how': () =>
    'Ask the security administrator to link your identity to your account, or sign in with account and password.',
  'ACCOUNT_CLOSED.title': () => 'The account is closed',
  'ACCOUNT_CLOSED.what': () => 'Your identity is known, but the account linked to it is closed. You are not signed in.',
  'ACCOUNT_CLOSED.how': () => 'If your work needs it, ask the security administrator.',
  'OIDC_UNREACHABLE.title': () => 'The provider can’t be reached at present',
  'OIDC_UNREACHABLE.what': () => 'The provider of identities did not answer. You are not signed in.',
  'OIDC_UNREACHABLE.how': () => 'Try again in a few minutes, or sign in with account and password.',
  'QUOTA_USED.title': () => 'The requests of today are used up',
  'QUOTA_USED.what': (p: Params) => `This key has reached its number of requests for today${enNamed(p.quota)}.`,
  'QUOTA_USED.how': (p: Params) =>
    `The count begins anew at midnight${p.seconds === undefined ? '' : `, in ${p.seconds} seconds`}. If it is too low, ask the security administrator for another key.`,
  'SAME_PERSON.title': () => 'Another person must do this',
  'SAME_PERSON.what': () => 'Nobody can release what they reported or confirm what they proposed themselves.',
  'SAME_PERSON.how': () => 'Ask another person who may do it.',
  'LAST_ADMINISTRATOR.title': () => 'This is the last security administrator',
  'LAST_ADMINISTRATOR.what': () =>
    'Without a security administrator nobody could manage accounts, so the last one stays.',
  'LAST_ADMINISTRATOR.how': () => 'Make another security administrator first, then try again.',
  'CONFLICT.title': () => 'This conflicts with what is there',
  'CONFLICT.what': (p: Params) => `This conflicts with what is there already${enNamed(p.what)} and was not done.`,
  'CONFLICT.how': () => 'Look at the present state, then decide whether to send it again.',
  'NOT_OPEN.title': () => 'This is already closed',
  'NOT_OPEN.what': (p: Params) => `This matter is no longer open${enNamed(p.state)}.`,
  'NOT_OPEN.how': () => 'Look at its result; propose a change separately if one is needed.',
  'STEP_REFUSED.title': () => 'This step is not open now',
  'STEP_REFUSED.what': (p: Params) => `${p.why ?? 'By the rules of this procedure the step is not open now.'}`,
  'STEP_REFUSED.how': (p: Params) => `${p.next ?? 'The page of the case shows which steps are open, and from when.'}`,
  'ENTRY_MOVED.title': () => 'The entry in the register was merged or separated',
  'ENTRY_MOVED.what': () =>
    'Since this was proposed, the entry concerned was merged with another, or a merger was undone; it can no longer be carried out.',
  'ENTRY_MOVED.how': () => 'Refuse the proposal; where it is still needed, propose it again for the body as it stands.',
  'NOT_SHOWN.title': () => 'This record was never on display',
  'NOT_SHOWN.what': () => 'A record that was never on display is not corrected.',
  'NOT_SHOWN.how': () => 'Let the reporting unit send the row again: the new one replaces the old.',
  'IDEMPOTENCY_KEY_REQUIRED.title': () => 'The request key is missing',
  'IDEMPOTENCY_KEY_REQUIRED.what': () => 'This call needs the header Idempotency-Key, so that nothing is done twice.',
  'IDEMPOTENCY_KEY_REQUIRED.how': () => 'Make one key for each new request and use the same key when you try it again.',
  'IDEMPOTENCY_MISMATCH.title': () => 'This request key was used for something else',
  'IDEMPOTENCY_MISMATCH.what': () => 'Within 7 days this key was used with other content. Nothing was done.',
  'IDEMPOTENCY_MISMATCH.how': () => 'Use a new key for new content.',
  'IDEMPOTENCY_IN_PROGRESS.title': () => 'This request is being worked on',
  'IDEMPOTENCY_IN_PROGRESS.what': () =>
    'A request with this key is being worked on, or an earlier one broke off and its outcome is open.',
  'IDEMPOTENCY_IN_PROGRESS.how': () =>
    'Try the same key again in a minute; if that does not help, look up the outcome before you use another key.',
  'TOO_MANY_REQUESTS.title': () => 'Too many requests',
  'TOO_MANY_REQUESTS.what': () => 'There were more requests in a short time than are allowed.',
  'TOO_MANY_REQUESTS.how': (p: Params) =>
    p.seconds === undefined
      ? 'Please try again later.'
      : `Try again in ${p.seconds} seconds${p.until === undefined ? '' : `, after ${p.until}`}.`,
  'PAPERS_FULL.title': () => 'No more papers can be uploaded in this case',
  'PAPERS_FULL.what': (p: Params) =>
    `What each side may upload in a case is limited${p.papers === undefined ? '' : ` to ${p.papers} papers and ${p.megabytes} MB`}. What was uploaded stays; this paper was not taken.`,
  'PAPERS_FULL.how': () =>
    'Put the rest together in smaller files, or hand it to the organ on paper, which records it.',
  'TOO_LARGE.title': () => 'Too large',
  'TOO_LARGE.what': (p: Params) => `What was sent is larger than the limit${enNamed(p.limit)}.`,
  'TOO_LARGE.how': () => 'Send it in several parts.',
  'UNSUPPORTED_MEDIA.title': () => 'This format is not accepted',
  'UNSUPPORTED_MEDIA.what': (p: Params) => `Content of this format is not accepted here${enNamed(p.type)}.`,
  'UNSUPPORTED_MEDIA.how': () => 'Use the format that the description of the call names.',
  'CALENDAR_MISSING.title': () => 'No calendar of working days',
  'CALENDAR_MISSING.what': (p: Params) =>
    `The calendar of working days${p.first === undefined ? '' : ` begins in ${p.first} and`} does not hold ${p.date ?? 'the date needed'}, so no due date can be computed.`,
  'CALENDAR_MISSING.how': () => 'Check the date; nothing counts as late in years that the calendar does not hold.',
  'POLICY_NOT_OFFICIAL.title': () => 'The rules behind this may not be used on real bodies yet',
  'POLICY_NOT_OFFICIAL.what': (p: Params) =>
    `Nothing adverse is done to a real body on rules that were not read in the official text and countersigned${enNamed(p.what)}.`,
  'POLICY_NOT_OFFICIAL.how': () => 'Ask the legal office to check the official text and to countersign it first.',
  'MODEL_NOT_ACTIVE.title': () => 'The model is not active',
  'MODEL_NOT_ACTIVE.what': (p: Params) =>
    `The competent organ has not activated this model by procedure: it grades no real body${enNamed(p.what)}.`,
  'MODEL_NOT_ACTIVE.how': () =>
    'Let the organ state its decision in "activation" of a new edition, countersigned and published by procedure; for figures alone use evaluate simulate.',
  'POLICY_INVALID.title': () => 'Policy data are not valid',
  'POLICY_INVALID.what': (p: Params) => `The policy data do not pass their checks${enNamed(p.file ?? p.id ?? p.what)}.`,
  'POLICY_INVALID.how': () =>
    'Correct each place that is listed and try again; files that come with the program are checked by xinheng policy check.',
  'POLICY_HASH_CHANGED.title': () => 'Policy data differ from what was loaded',
  'POLICY_HASH_CHANGED.what': (p: Params) =>
    `The same id and edition of policy data now has other content${enNamed(p.id)}${p.stored === undefined ? '' : `: loaded ${p.stored}, now ${p.shipped}`}.`,
  'POLICY_HASH_CHANGED.how': () => 'Restore the file; publish a change as a new edition.',
  'CONTENT_UNHASHABLE.title': () => 'The content cannot be journaled',
  'CONTENT_UNHASHABLE.what': (p: Params) =>
    `The content holds characters or numbers that cannot be journaled${enNamed(p.path)}.`,
  'CONTENT_UNHASHABLE.how': () => 'Remove null characters, broken characters and numbers out of range.',
  'PAPER_REFUSED.title': () => 'The paper was not made',
  'PAPER_REFUSED.what': (p: Params) => `The paper lacks something it must have${enNamed(p.reason)}.`,
  'PAPER_REFUSED.how': () => 'Add what is named and try again; no paper was made and no number was used.',
  'DELIVERY_REFUSED.title': () => 'The service was not recorded',
  'DELIVERY_REFUSED.what': (p: Params) => `This way of service is not what the rules allow${enNamed(p.reason)}.`,
  'DELIVERY_REFUSED.how': () => 'Add what is named, or serve in a way that the rules allow.',
  'FILE_REFUSED.title': () => 'The file was not taken',
  'FILE_REFUSED.what': (p: Params) => `The whole file was refused${enNamed(p.reason ?? p.what)}.`,
  'FILE_REFUSED.how': () => 'Correct the file as described and send it again; none of its rows was stored.',
  'FILE_UNUSABLE.title': () => 'The file cannot be used',
  'FILE_UNUSABLE.what': (p: Params) => `${EN_FILE[p.reason ?? ''] ?? 'This file cannot be used'}${enNamed(p.path)}.`,
  'FILE_UNUSABLE.how': () => 'Check the path and the permissions and run again; nothing was done.',
  'ORGAN_UNKNOWN.title': () => 'No such organ',
  'ORGAN_UNKNOWN.what': (p: Params) => `The organ${enNamed(p.organ ?? p.code)} is not in the list of organs.`,
  'ORGAN_UNKNOWN.how': () => 'Check the code against the organs file of the policy data.',
  'MAPPING_UNKNOWN.title': () => 'No such form',
  'MAPPING_UNKNOWN.what': (p: Params) => `There is no form of that name${enNamed(p.mapping ?? p.name)}.`,
  'MAPPING_UNKNOWN.how': () => 'Check the name; the intake page lists all forms in force.',
  'UNAVAILABLE.title': () => 'Not available just now',
  'UNAVAILABLE.what': () => 'The service is starting, under maintenance or too busy.',
  'UNAVAILABLE.how': () => 'Please try again later.',
  'DATABASE_UNREACHABLE.title': () => 'The database cannot be reached',
  'DATABASE_UNREACHABLE.what': (p: Params) =>
    `${EN_UNREACHABLE[p.reason ?? ''] ?? 'The database cannot be reached'}${enNamed(p.reason)}.`,
  'DATABASE_UNREACHABLE.how': (p: Params) =>
    isRefusal(p.reason)
      ? 'The server is running; check the user, the password and the name of the database in DATABASE_URL.'
      : 'See that the database is running and check DATABASE_URL.',
  'DATABASE_LOST.title': () => 'The connection to the database was lost',
  'DATABASE_LOST.what': () => 'The connection to the database was lost while this ran; its outcome must be checked.',
  'DATABASE_LOST.how': () => 'Try again later with the same request key; what was done is not done twice.',
  'DISK_FULL.title': () => 'The storage is full',
  'DISK_FULL.what': () => 'The storage is full and this was not saved.',
  'DISK_FULL.how': () => 'The system administrator must free some space; then try again.',
  'NO_EMBEDDED_DATABASE.title': () => 'No embedded database for this machine',
  'NO_EMBEDDED_DATABASE.what': (p: Params) =>
    `The embedded database does not run on this machine${enNamed(p.reason ?? p.platform)}.`,
  'NO_EMBEDDED_DATABASE.how': () => 'Provide PostgreSQL 15 or later and give its address in DATABASE_URL.',
  'DATA_DIRECTORY_UNUSABLE.title': () => 'The data directory cannot be used',
  'DATA_DIRECTORY_UNUSABLE.what': (p: Params) => `This user may not read and write there${enNamed(p.path)}.`,
  'DATA_DIRECTORY_UNUSABLE.how': () => 'Run as the user that made it, or name another directory in XINHENG_DATA.',
  'SETTINGS_INVALID.title': () => 'A setting is wrong',
  'SETTINGS_INVALID.what': (p: Params) => `A setting cannot have this value${enNamed(p.setting)}.`,
  'SETTINGS_INVALID.how': (p: Params) => `Correct it and run again${enNamed(p.expected)}.`,
  'NO_ADDRESS.title': () => 'Look-up receipts cannot be issued yet',
  'NO_ADDRESS.what': () =>
    'The public address of this site is not set, so a paper would bear none at which it can be checked.',
  'NO_ADDRESS.how': () =>
    'The operator sets address in config.json, such as https://credit.example.cn; the host of a request is not used, since anybody can choose it.',
  'RESTORE_REFUSED.title': () => 'The backup cannot be restored',
  'RESTORE_REFUSED.what': (p: Params) =>
    `${EN_RESTORE[p.reason ?? ''] ?? 'This backup cannot be restored'}${enNamed(p.name)}.`,
  'RESTORE_REFUSED.how': (p: Params) =>
    p.reason === 'data'
      ? 'Restore into an empty data directory or database.'
      : 'Check the file and the version of the program.',
  'SERVER_RUNNING.title': () => 'The server is running already',
  'SERVER_RUNNING.what': (p: Params) => `A server is running on this data directory already${enNamed(p.pid)}.`,
  'SERVER_RUNNING.how': () => 'Use the running server, or stop it first.',
  'PORT_BUSY.title': () => 'The port is busy',
  'PORT_BUSY.what': (p: Params) => `Another program uses the port${enNamed(p.port)}.`,
  'PORT_BUSY.how': () => 'Choose another port with --port.',
  'MIGRATION_PENDING.title': () => 'The database must be upgraded',
  'MIGRATION_PENDING.what': (p: Params) => `The database has migrations to run${enNamed(p.name ?? p.version)}.`,
  'MIGRATION_PENDING.how': () => 'Back it up, then run xinheng db migrate.',
  'MIGRATION_EDITED.title': () => 'An applied migration was edited',
  'MIGRATION_EDITED.what': (p: Params) => `A migration that ran already has changed${enNamed(p.name ?? p.version)}.`,
  'MIGRATION_EDITED.how': () => 'Restore the file and write the change as a new one.',
  'SCHEMA_NEWER.title': () => 'The database is newer than the program',
  'SCHEMA_NEWER.what': (p: Params) =>
    `A newer program upgraded this database${enNamed(p.name ?? p.version)}; this one cannot use it.`,
  'SCHEMA_NEWER.how': () => 'Use the same version of the program or a newer one.',
  'DEMO_REFUSED.title': () => 'Cannot run as a demonstration',
  'DEMO_REFUSED.what': (p: Params) =>
    `A demonstration uses demonstration data and a loopback address only${enNamed(p.reason)}.`,
  'DEMO_REFUSED.how': () => 'Use an empty data directory and the host 127.0.0.1.',
  'INTERNAL.title': () => 'Something failed inside',
  'INTERNAL.what': () => 'Something failed inside, and this request was not completed.',
  'INTERNAL.how': (p: Params) =>
    `Try again later; if it fails again, give the system administrator the reference${enNamed(p.reference)}.`,
} satisfies ErrorTexts;
