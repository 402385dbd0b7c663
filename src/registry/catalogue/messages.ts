import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** What `policy check` prints without --json. */
export const checkMessages = messages(
  {
    'check.ok': (p: { files: number }) => `检查了${p.files}个文件，没有发现问题`,
    'check.wrong': (p: { files: number; errors: number }) => `检查了${p.files}个文件，发现${p.errors}处问题：`,
    'golive.none': () => '现行的政策数据都已核对正式文本并由法制机构签核',
    'golive.some': (p: { n: number; day: string }) => `${p.day}现行、尚不能作为不利处理依据的有${p.n}份：`,
    'golive.official': () => '未核对正式文本',
    'golive.countersignature': () => '未经法制机构签核',
  },
  {
    'check.ok': (p) => `${counted(p.files, 'file')} checked, nothing wrong`,
    'check.wrong': (p) => `${counted(p.files, 'file')} checked, ${counted(p.errors, 'fault')}:`,
    'golive.none': () => 'all policy data in force is official and countersigned by the legal office',
    'golive.some': (p) => `${p.n} documents in force on ${p.day} can't carry an adverse effect yet:`,
    'golive.official': () => 'not checked against the official text',
    'golive.countersignature': () => 'not countersigned by the legal office',
  },
);
