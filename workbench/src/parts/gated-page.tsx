import type { ReactElement, ReactNode } from 'react';
import { Page } from './page.tsx';
import { PurposeGate, usePurpose } from './purpose.tsx';

/** A page whose own title is above PUBLIC: until a purpose is stated it is known by its kind alone. */
export function GatedPage(props: { scope: string; title: string; children: (purpose: string) => ReactNode }): ReactElement {
  const gate = <PurposeGate scope={props.scope}>{props.children}</PurposeGate>;
  return usePurpose(props.scope) === null ? <Page title={props.title}>{gate}</Page> : gate;
}
