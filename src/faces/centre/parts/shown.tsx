import { formatDate, href } from '../../../kernel/ui/index.ts';
import type { HomeCard } from '../../../kernel/faces/centre.tsx';
import { t } from '../../../kernel/i18n/types.ts';
import { adverseShown } from '../../../registry/publicity/index.ts';
import { homeMessages } from '../messages/home.ts';

/** What stands in public against the firm, and when the first of it ends. */
export const shownCard: HomeCard = {
  place: 40,
  async draw({ kernel, firm, home, language, may }) {
    if (!may('see')) return null;
    const say = t(language, homeMessages);
    const { n, day } = await kernel.db.tx((tx) => adverseShown(tx, kernel, firm.subjectId));
    const shown = day === null ? say['home.shown']({ n }) : say['home.shown.until']({ n, day: formatDate(day, language) });
    return (
      <p>
        {n === 0 ? say['home.shown.none']() : shown} <a href={href(`${home}/file`, language)}>{say['home.file']()}</a>
      </p>
    );
  },
};
