import { CalendarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, type ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import type { Aria } from './aria.ts';
import { partMessages } from './messages/common.ts';

/**
 * Letters, since a native date field writes days in the order of the browser's own language; beside it the native calendar,
 * where the browser can open one.
 */
export function DateInput(props: { aria: Aria; label: string; value: string; onChange: (value: string) => void }): ReactElement {
  const { aria, label, value, onChange } = props;
  const say = useSay(partMessages);
  const picker = useRef<HTMLInputElement>(null);
  const canPick = 'showPicker' in HTMLInputElement.prototype;
  return (
    <span className="date">
      <input
        {...aria}
        value={value}
        inputMode="numeric"
        maxLength={10}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.trim())}
      />
      {canPick ? (
        <>
          <Button
            icon={<CalendarOutlined />}
            aria-label={say['date.pick']({ field: label })}
            onClick={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            className="picker"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </>
      ) : null}
    </span>
  );
}
