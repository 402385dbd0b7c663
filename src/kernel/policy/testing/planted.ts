import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PolicyVocabulary } from '../checks/types.ts';

export type Json = Record<string, unknown>;

/** A policy directory on disk for one test; gone afterwards. */
export async function withPolicy<R>(files: Record<string, Json | string>, work: (directory: string) => Promise<R>): Promise<R> {
  const directory = await mkdtemp(join(tmpdir(), 'xinheng-policy-'));
  try {
    await mkdir(join(directory, 'national'), { recursive: true });
    for (const [file, value] of Object.entries(files)) {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), typeof value === 'string' ? value : JSON.stringify(value));
    }
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export const VOCABULARY: PolicyVocabulary = {
  displayClasses: ['permit', 'penalty_minor'],
  actKinds: ['registration', 'permit'],
  fields: ['subjectName', 'uscc', 'decided', 'title'],
  effects: ['list.enter'],
  adverseEffects: ['list.enter'],
  workLogs: ['complaint'],
};

export function document(kind: string, id: string, content: unknown, over: Json = {}): Json {
  return {
    kind,
    id,
    edition: '1',
    title: { zh: '示例', en: 'example' },
    inForceFrom: '2020-01-01',
    inForceTo: null,
    verified: 'local-default',
    sources: [{ title: '示例规定（2020-01-01文本）' }],
    content,
    ...over,
  };
}

export function organ(code: string, over: Json = {}): Json {
  return {
    code,
    name: { zh: `示例${code}局`, en: code },
    shortName: `示例${code}`,
    line: 'ndrc',
    lineParent: null,
    districtParent: null,
    district: null,
    aliases: [],
    validFrom: '2018-01-01',
    validTo: null,
    successor: null,
    verified: 'local-default',
    ...over,
  };
}

export function division(code: string, over: Json = {}): Json {
  return {
    code,
    name: `示例${code}区`,
    level: 'district',
    parent: null,
    aliases: [],
    validFrom: '2018-01-01',
    validTo: null,
    successors: [],
    verified: 'local-default',
    ...over,
  };
}

export function rule(name: string, over: Json = {}): Json {
  return {
    class: name,
    displayed: true,
    countsFrom: 'document',
    maxMonths: 12,
    minMonths: 3,
    basis: '示例',
    verified: 'secondary',
    ...over,
  };
}

export function field(name: string, over: Json = {}): Json {
  return {
    field: name,
    name: { zh: '示例', en: 'example' },
    type: 'text',
    required: { rule: 'optional', verified: 'local-default' },
    level: 'PUBLIC',
    ...over,
  };
}

const note = { zh: '示例', en: 'example' };

/** One sound file of each kind, to plant a fault in. */
export const SOUND: Record<string, () => Json> = {
  organs: () => document('organs', 'organs', { demo: true, organs: [organ('a'), organ('b', { lineParent: 'a' })] }),
  divisions: () => document('divisions', 'divisions', { divisions: [division('509901')] }),
  rules: () =>
    document('display-rules', 'ndrc', {
      ruleSet: 'R1',
      line: 'ndrc',
      rules: [rule('permit'), rule('penalty_minor')],
      transition: { rule: 'first-set', verified: 'local-default', note },
    }),
  template: () =>
    document('act-template', 'permit', {
      act: 'permit',
      scope: 'local',
      fields: [field('subjectName'), field('uscc'), field('decided'), field('idNumber', { identity: true, level: 'PERSONAL' })],
      codeLists: {},
    }),
  catalogue: () =>
    document('catalogue', 'public-credit', {
      categories: [{ no: 1, id: 'administration', title: note, verified: 'secondary' }],
      items: [item('permit')],
    }),
  mapping: () =>
    document('mapping', 'permits', {
      act: 'permit',
      item: 'permit',
      template: 'permit',
      columns: [
        { field: 'subjectName', names: ['名称'], codes: [] },
        { field: 'uscc', names: ['代码'], codes: [] },
        { field: 'idNumber', names: ['证件号码'], codes: [], identity: true },
      ],
      constants: {},
      derive: [],
      keys: ['uscc'],
      sourceKey: ['decided'],
    }),
};

export function item(id: string, over: Json = {}): Json {
  return {
    id,
    category: 'administration',
    title: note,
    nature: 'neutral',
    kind: 'permit',
    template: 'permit',
    sourceOrgan: note,
    legalBasis: [{ title: '示例', verified: 'secondary' }],
    level: 'PUBLIC',
    updateCycle: note,
    retention: note,
    facets: ['display'],
    verified: 'secondary',
    ...over,
  };
}

/** All sound files, with `plant` put in the place of one. */
export function filesWith(name: string, plant: Json | string, more: Record<string, Json> = {}): Record<string, Json | string> {
  const sound = Object.entries(SOUND).map(([key, make]) => [`national/${key}.json`, make()] as const);
  return { ...Object.fromEntries(sound), [`national/${name}.json`]: plant, ...more };
}
