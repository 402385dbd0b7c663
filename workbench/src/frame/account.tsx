import { useQueryClient } from '@tanstack/react-query';
import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { answer, api } from '../api/client.ts';
import type { Start } from '../api/start.ts';
import { hrefOf, PageLink } from '../parts/links.tsx';
import { useAction } from '../parts/action.ts';
import { Problem } from '../parts/problem.tsx';
import { forgetKept } from '../parts/kept.ts';
import { forgetPurposes } from '../parts/purpose.tsx';
import { useSay } from '../look/look.tsx';
import { Zh } from '../parts/text.tsx';
import { frameMessages } from './messages.ts';

/** Who is signed in; password; the way out. A plain disclosure: buttons and links in their own order, Escape closes. */
export function AccountMenu({ start }: { start: Start }): ReactElement {
  const say = useSay(frameMessages);
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onPress = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !around.current?.contains(event.target as Node)) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onPress);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onPress);
    };
  }, []);
  const out = useAction(async () => {
    await answer(api.DELETE('/api/v1/session'));
    forgetPurposes();
    forgetKept();
    client.clear();
    // Anew, so that nothing of the session stays in memory.
    location.assign(hrefOf('/sign-in?why=out'));
  });
  return (
    <div className="account" ref={around}>
      <button
        type="button"
        className="head-link"
        aria-expanded={open}
        aria-controls="account-menu"
        aria-label={say['account.label']({ name: start.name })}
        onClick={() => setOpen(!open)}
      >
        <UserOutlined /> <Zh>{start.name}</Zh> <DownOutlined />
      </button>
      <div id="account-menu" className="account-menu" hidden={!open}>
        <p>
          <strong>
            <Zh>{start.name}</Zh>
          </strong>
          <br />
          {start.roleName}
          {start.organName === null ? null : (
            <>
              <br />
              <Zh>{start.organName}</Zh>
            </>
          )}
        </p>
        <p>
          <PageLink to="/password">{say['account.password']()}</PageLink>
        </p>
        <Button loading={out.busy} onClick={() => void out.run(undefined)}>
          {say['account.out']()}
        </Button>
        <Problem error={out.problem} />
      </div>
    </div>
  );
}
