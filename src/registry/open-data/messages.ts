import { messages } from '../../kernel/i18n/types.ts';

/** The sentence that goes with each anonymous data set. Both languages stand in one file: a copy travels without its page. */
export const openDataMessages = messages(
  {
    licence: () =>
      '本数据集只含依法正在公示的信息，不含对主体不利的信息。publicUntil是公示的最后一天，次日起请删除该行；请定期按acts-corrections.csv更正、按acts-withdrawn.csv删除您保存的副本。可以免费使用，须注明来源和下载日期，不得用于识别自然人。',
  },
  {
    licence: () =>
      'This data set holds only information that is on public display, and none that is adverse. publicUntil is the last day of display: delete the row after it. Mend your copy by acts-corrections.csv and delete by acts-withdrawn.csv, regularly. Free to use; name the source and the day of download; not to be used to identify natural persons.',
  },
);
