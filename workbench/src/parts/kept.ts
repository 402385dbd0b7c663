import { useState } from 'react';

const PREFIX = 'xinheng.kept ';

/**
 * What somebody types, kept for this window under a key until it is sent or the person signs out: a reload, or going away
 * and back, loses nothing. Returns the value, its setter and `forget`. Without a key it lives as long as the page.
 */
export function useKept<T>(key: string | null, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => (key === null ? undefined : readKept<T>(key)) ?? initial);
  const set = (next: T): void => {
    setValue(next);
    if (key !== null) writeKept(key, next);
  };
  const forget = (): void => {
    try {
      if (key !== null) sessionStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was kept.
    }
  };
  return [value, set, forget];
}

export function forgetKept(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

export function writeKept(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Then it lives as long as the page.
  }
}

export function readKept<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
