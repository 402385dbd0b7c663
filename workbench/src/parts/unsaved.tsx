import { Button, Modal } from 'antd';
import type { ReactElement } from 'react';
import type { Leaving } from '../address/use-leaving.ts';
import { useSay } from '../look/look.tsx';
import { unsavedMessages } from './messages/unsaved.ts';

/** Before what is written and not saved is left: says what becomes of it. */
export function AskBeforeLeaving({ leaving, kept }: { leaving: Leaving; kept: boolean }): ReactElement | null {
  const say = useSay(unsavedMessages);
  const { asked } = leaving;
  if (asked === null) return null;
  return (
    <Modal
      open
      title={say.title()}
      onCancel={asked.stay}
      footer={
        <>
          <Button type="primary" onClick={asked.stay}>
            {say.stay()}
          </Button>
          <Button danger={!kept} onClick={asked.go}>
            {say[kept ? 'go.kept' : 'go.lost']()}
          </Button>
        </>
      }
    >
      <p data-unsaved={kept ? 'kept' : 'lost'}>{say[kept ? 'kept' : 'lost']()}</p>
    </Modal>
  );
}
