import type { ReactElement } from 'react';
import { useSay } from '../../../../look/look.tsx';
import { TextAt } from './fields.tsx';
import { workshopMessages } from '../messages.ts';

export function TitleFields({ at }: { at: string }): ReactElement {
  const say = useSay(workshopMessages);
  return (
    <div className="edit-row wide">
      <TextAt at={`${at}/title/zh`} label={say.zh()} lang="zh-CN" />
      <TextAt at={`${at}/title/en`} label={say.en()} lang="en" />
    </div>
  );
}
