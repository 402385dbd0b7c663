import type { Kernel, Operator } from '../context.ts';
import { t, type Language } from '../i18n/types.ts';
import { formatDate, formatTime } from './format.ts';
import { uiMessages } from './messages.ts';
import type { FrameLine, SiteFrame } from './page.tsx';

/** Where the numbers of registration lead, as the two registries ask. */
const ICP = 'https://beian.miit.gov.cn/';
const POLICE = 'https://beian.mps.gov.cn/';

/** What is the same around the pages of every face. `printed` is where the page stands, for paper; null = nothing of now. */
export function siteParts(
  kernel: Pick<Kernel, 'settings' | 'clock' | 'demonstration'>,
  language: Language,
  printed: string | null,
): Pick<SiteFrame, 'siteName' | 'greyscale' | 'ribbon' | 'clock' | 'operator' | 'printed'> {
  const say = t(language, uiMessages);
  const { siteName, demo, operator, greyscale } = kernel.settings;
  return {
    siteName: language === 'en' ? siteName.en : siteName.zh,
    greyscale: greyscale === true,
    ribbon: demo ? say.ribbon({ today: formatDate(kernel.clock.today(), language) }) : null,
    clock: kernel.demonstration !== undefined,
    printed: printed === null ? '' : `${say.printed({ time: formatTime(kernel.clock.now(), language) })} ${printed}`.trim(),
    operator: operatorLines(operator ?? {}, language),
  };
}

function operatorLines({ host, contact, phone, siteCode, icp, police }: Operator, language: Language): FrameLine[] {
  const say = t(language, uiMessages);
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  return [
    host && { term: say['operator.host'](), value: own(host) },
    contact && { term: say['operator.contact'](), value: own(contact) },
    phone && { term: say['operator.phone'](), value: phone, href: telephone(phone) },
    siteCode && { term: say['operator.siteCode'](), value: siteCode },
    icp && { term: say['operator.icp'](), value: icp, href: ICP },
    police && { term: say['operator.police'](), value: police, href: POLICE },
  ].filter((line): line is FrameLine => typeof line === 'object');
}

/** What a telephone dials: digits and a leading plus; an extension stays for the caller. */
export function telephone(phone: string): string {
  const [number = ''] = phone.split(/转|ext\.?|x/i);
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`;
}
