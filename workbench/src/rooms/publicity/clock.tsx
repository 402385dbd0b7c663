import type { ReactElement } from 'react';
import { Steelyard } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { publicityMessages } from './messages/lists.ts';

/** Clock A: seven working days from the decision to display (行政许可和行政处罚等信用信息公示). */
export const DAYS = 7;

/** On which of the seven working days it stands: an organ's duty, so that its lateness alone is drawn in the late colour. */
export function DayOfSeven({ day }: { day: number | null }): ReactElement {
  const say = useSay(publicityMessages);
  if (day === null) return <span>{say['clock.none']()}</span>;
  const sentence = day > DAYS ? say['clock.late']({ n: day - DAYS }) : say['clock.day']({ day, of: DAYS });
  return <Steelyard period={{ kind: 'days', day, of: DAYS }} sentence={sentence} clock />;
}
