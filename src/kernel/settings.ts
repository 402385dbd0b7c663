import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { oidcFault, OidcSettings } from './access/oidc/settings.ts';
import { XinhengError } from './errors/index.ts';
import { ALL_FACES } from './http/index.ts';
import { NotifyConfig } from './notify/types.ts';
import { jurisdictionsIn, NATIONAL, POLICY_DIRECTORY } from './policy/index.ts';

const Site = Type.String({ minLength: 1, maxLength: 40 });
const Line = Type.String({ minLength: 1, maxLength: 120 });
const Both = Type.Object({ zh: Line, en: Line }, { additionalProperties: false });

/** Who runs the site, for the foot of its pages. */
const Operator = Type.Object(
  {
    host: Type.Optional(Both),
    contact: Type.Optional(Both),
    phone: Type.Optional(Type.String({ pattern: '^[+0-9][0-9 ()转ext.-]{2,39}$' })),
    siteCode: Type.Optional(Line),
    icp: Type.Optional(Line),
    police: Type.Optional(Line),
  },
  { additionalProperties: false },
);

/** XINHENG_DATA/config.json. An unknown key is refused: a misspelt switch must not be off in silence. */
const Config = Type.Object(
  {
    jurisdiction: Type.Optional(Line),
    siteName: Type.Optional(Type.Object({ zh: Site, en: Site }, { additionalProperties: false })),
    operator: Type.Optional(Operator),
    /** Where the public reaches the portal, e.g. https://credit.example.cn: what is printed for others to check never trusts a request's host. */
    address: Type.Optional(Type.String({ pattern: '^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$', maxLength: 200 })),
    /** Every page in grey, on days of mourning. */
    greyscale: Type.Optional(Type.Boolean()),
    /** How the public reaches an organ, by its code: shown on its page. */
    organContacts: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Both)),
    /** Faces that this process serves. */
    faces: Type.Optional(Type.Array(Type.Union(ALL_FACES.map((face) => Type.Literal(face))), { minItems: 1 })),
    /** Reverse proxies whose X-Forwarded-* is believed. */
    trust: Type.Optional(Type.Array(Type.String())),
    https: Type.Optional(Type.Boolean()),
    /** Lets /metrics be read from elsewhere than loopback. */
    metricsToken: Type.Optional(Type.String({ minLength: 16, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' })),
    /** Sign-in at a provider of identities, for each face. */
    oidc: Type.Optional(OidcSettings),
    /** Name organs in published figures: who decided it, and from which day on. */
    nameOrgans: Type.Optional(
      Type.Object(
        { by: Line, on: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }) },
        { additionalProperties: false },
      ),
    ),
    /** What-ifs and back-tests of models are kept so many days. */
    keepTrialsDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
    /** How messages leave the house. */
    notify: Type.Optional(NotifyConfig),
  },
  { additionalProperties: false },
);
export type Config = Static<typeof Config>;

/** What stands outside the database: environment and config.json. */
export interface Surroundings {
  dataDirectory: string;
  /** Undefined: the embedded server of the data directory. */
  databaseUrl: string | undefined;
  /** Role that may migrate; undefined: the application's own. */
  ownerUrl: string | undefined;
  jurisdiction: string | undefined;
  /** ISO day; refused on data that are not a demonstration. */
  today: string | undefined;
  config: Config;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws SETTINGS_INVALID naming the setting. A jurisdiction is a folder of `policyDirectory` over the national one. */
export function readSurroundings(environment: Environment, policyDirectory: string = POLICY_DIRECTORY): Surroundings {
  const dataDirectory = resolve(given(environment, 'XINHENG_DATA') ?? './data');
  const config = readConfig(join(dataDirectory, 'config.json'));
  const stated = given(environment, 'XINHENG_JURISDICTION');
  const jurisdiction = stated ?? config.jurisdiction;
  const folders = jurisdictionsIn(policyDirectory).filter((name) => name !== NATIONAL);
  if (jurisdiction !== undefined && !folders.includes(jurisdiction)) {
    const place = stated === undefined ? 'config.json: jurisdiction' : 'XINHENG_JURISDICTION';
    throw new XinhengError('SETTINGS_INVALID', { setting: `${place}=${jurisdiction}`, expected: folders.join(', ') });
  }
  return {
    dataDirectory,
    databaseUrl: given(environment, 'DATABASE_URL'),
    ownerUrl: given(environment, 'DATABASE_OWNER_URL'),
    jurisdiction,
    today: given(environment, 'XINHENG_TODAY'),
    config,
  };
}

/** An empty variable is as good as none. */
function given(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function readConfig(path: string): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new XinhengError('DATA_DIRECTORY_UNUSABLE', { path }, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new XinhengError('SETTINGS_INVALID', { setting: path, expected: 'JSON' }, { cause: error });
  }
  if (Value.Check(Config, value)) {
    const wrong = value.oidc === undefined ? undefined : oidcFault(value.oidc);
    if (wrong === undefined) return value;
    throw new XinhengError('SETTINGS_INVALID', { setting: `${path}: ${wrong.at}`, expected: wrong.expected });
  }
  throw new XinhengError('SETTINGS_INVALID', configFault(path, value));
}

/** Names the key or the face that is wrong, and what could stand there. */
function configFault(path: string, value: unknown): { setting: string; expected: string } {
  const known = Object.keys(Config.properties);
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) return { setting: `${path}: ${unknown}`, expected: known.join(', ') };
  const faces: readonly string[] = ALL_FACES;
  const face = Array.isArray(given['faces']) ? given['faces'].find((each) => typeof each !== 'string' || !faces.includes(each)) : undefined;
  if (face !== undefined) return { setting: `${path}: faces ${JSON.stringify(face)}`, expected: faces.join(', ') };
  const fault = [...Value.Errors(Config, value)][0];
  return { setting: `${path}: ${fault?.instancePath || '/'}`, expected: fault?.message ?? '' };
}
