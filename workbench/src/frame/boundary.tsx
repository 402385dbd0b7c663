import { Button } from 'antd';
import { Component, type ReactElement, type ReactNode } from 'react';
import { useSay } from '../look/look.tsx';
import { PageLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { frameMessages } from './messages.ts';

interface Props {
  /** Another address is another page: what failed before is forgotten. */
  path: string;
  children: ReactNode;
}

interface State {
  error: unknown;
  path: string;
}

/** A page that fails takes nothing else with it: the frame stays, and there is a way back. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { error: null, path: this.props.path };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): Partial<State> | null {
    return path === state.path ? null : { error: null, path };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Failed error={this.state.error} />;
  }
}

function Failed({ error }: { error: unknown }): ReactElement {
  const say = useSay(frameMessages);
  const text = error instanceof Error ? error.message : String(error);
  // A part of the page that the server has no more: the program was renewed under our feet.
  const stale = /dynamically imported module|importing a module script/iu.test(text);
  return (
    <Page title={say['error.title']()}>
      <section className="notice notice-late" role="alert">
        <p>{stale ? say['error.stale']() : say['error.what']()}</p>
        {stale ? null : <p>{say['error.how']()}</p>}
        <p>
          <Button type="primary" onClick={() => location.reload()}>
            {say['error.reload']()}
          </Button>
        </p>
        <p>
          <PageLink to="/">{say['error.home']()}</PageLink>
        </p>
        {stale ? null : (
          <p className="meta" lang="en">
            {text.slice(0, 300)}
          </p>
        )}
      </section>
    </Page>
  );
}
