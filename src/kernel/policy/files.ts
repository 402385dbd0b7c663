import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { XinhengError } from '../errors/index.ts';

/** policy/ of the checkout: beside src/ and beside dist/ alike. */
export const POLICY_DIRECTORY = fileURLToPath(new URL('../../../policy/', import.meta.url));

/** Generated from the schemas in code; not policy data. */
const SCHEMAS = 'schemas';

export interface PolicyFile {
  /** Path under the policy directory, with slashes. */
  file: string;
  jurisdiction: string;
  text: string;
}

/** What every jurisdiction rests on. */
export const NATIONAL = 'national';

/** The folders of policy/, national first. */
export function jurisdictionsIn(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== SCHEMAS).map((entry) => entry.name);
  return names.sort((a, b) => Number(b === NATIONAL) - Number(a === NATIONAL) || a.localeCompare(b));
}

/** All .json files of the given folders, in the order of their paths. */
export async function readPolicyFiles(directory: string, jurisdictions: readonly string[]): Promise<PolicyFile[]> {
  const files: PolicyFile[] = [];
  for (const jurisdiction of jurisdictions) {
    const names = await readdir(`${directory}/${jurisdiction}`, { recursive: true }).catch((cause: unknown) => {
      throw new XinhengError('POLICY_INVALID', { file: jurisdiction }, { cause });
    });
    const json = names.filter((name) => name.endsWith('.json')).sort();
    for (const name of json) {
      const file = `${jurisdiction}/${name.replaceAll('\\', '/')}`;
      files.push({ file, jurisdiction, text: await readFile(`${directory}/${file}`, 'utf8') });
    }
  }
  return files;
}
