/** What stands behind the `?` of an address, as plain words: no JSON, so that a person can read and shorten it. */
export type Search = Readonly<Record<string, string>>;

export function parseSearch(text: string): Search {
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''));
}

export function writeSearch(search: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(search).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** Inside the application: `/workbench/cases/7` → `/cases/7`; another address as it is. */
export function withinApp(href: string): string | undefined {
  const match = /^(?:\/en)?\/workbench(\/[^?#]*)?(\?[^#]*)?$/u.exec(href);
  return match === null ? undefined : `${match[1] ?? '/'}${match[2] ?? ''}`;
}
