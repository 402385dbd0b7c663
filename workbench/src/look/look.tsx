import { App, ConfigProvider } from 'antd';
import { createContext, useContext, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { t, type Catalogue, type Messages } from '../house.ts';
import { LANGUAGE } from './language.ts';
import { NONCE } from './nonce.ts';
import { antTheme, paint, type Density, type Mode } from './theme.ts';

interface Look {
  mode: Mode;
  density: Density;
  setMode: (mode: Mode) => void;
  setDensity: (density: Density) => void;
}

const LookContext = createContext<Look | null>(null);

export function useLook(): Look {
  const look = useContext(LookContext);
  if (look === null) throw new Error('outside of <LookProvider>');
  return look;
}

/** The reader's own words of a catalogue: `const say = useSay(organMessages); say['list.title']()`. */
export function useSay<Zh extends Catalogue>(catalogue: Messages<Zh>): Zh {
  return t(LANGUAGE, catalogue);
}

/** Kept on this machine only: how somebody likes to see, nothing about what. */
function useKept<T extends string>(name: string, values: readonly T[], first: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => {
    const kept = readKept(name);
    return values.find((each) => each === kept) ?? first;
  });
  return [
    value,
    (next) => {
      set(next);
      try {
        localStorage.setItem(`xinheng.${name}`, next);
      } catch {
        // A browser that keeps nothing: it holds until the page is closed.
      }
    },
  ];
}

function readKept(name: string): string | null {
  try {
    return localStorage.getItem(`xinheng.${name}`);
  } catch {
    return null;
  }
}

const wishes = (query: string) => typeof matchMedia === 'function' && matchMedia(query).matches;

export function LookProvider({ children }: { children: ReactNode }): ReactElement {
  const dark = wishes('(prefers-color-scheme: dark)');
  const [mode, setMode] = useKept<Mode>('mode', ['light', 'dark'], dark ? 'dark' : 'light');
  const [density, setDensity] = useKept<Density>('density', ['comfortable', 'compact'], 'comfortable');
  const still = wishes('(prefers-reduced-motion: reduce)');
  useEffect(() => paint(document.documentElement, mode, density), [mode, density]);
  const look = { mode, density, setMode, setDensity };
  return (
    <ConfigProvider
      theme={antTheme(mode, density, LANGUAGE, still)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: still }}
      {...(NONCE === undefined ? {} : { csp: { nonce: NONCE } })}
    >
      <App component={false}>
        <LookContext.Provider value={look}>{children}</LookContext.Provider>
      </App>
    </ConfigProvider>
  );
}
