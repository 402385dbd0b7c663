import { t, type Language } from '../../../kernel/i18n/types.ts';
import { nameOf, titleOf, type CaseFile, type Step } from '../../../kernel/procedures/index.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { sheetMessages } from '../messages/sheet.ts';
import { named, type Looking } from './looking.ts';

/** What a step is about, beside its name. */
export function stepDetail(look: Looking, file: CaseFile, step: Step): string {
  const { language } = look;
  const say = t(language, sheetMessages);
  const reason = step.reason === null ? [] : [say['course.reason']({ text: step.reason })];
  return [about(look, file, step), ...reason].filter((part) => part !== '').join(language === 'en' ? '; ' : '；');
}

function about(look: Looking, file: CaseFile, step: Step): string {
  const { language } = look;
  const say = t(language, sheetMessages);
  const { what, fields } = step;
  switch (step.kind) {
    case 'document':
      return [nameOf(language, file.procedure, what), fields['number']].filter((part) => typeof part === 'string').join(' ');
    case 'service': {
      const name = nameOf(language, file.procedure, what);
      const day = fields['served-on'];
      return typeof day === 'string' ? say['course.served']({ name, day: formatDate(day, language) }) : say['course.unserved']({ name });
    }
    case 'paper':
      return paperTitle(file, what, language);
    case 'suspend':
    case 'resume': {
      const ground = file.procedure.suspensions.find(({ id }) => id === what);
      return ground === undefined ? what : titleOf(ground.title, language);
    }
    case 'extend': {
      const unit = file.procedure.periods.find(({ id }) => id === what)?.unit ?? 'calendar';
      return say['course.longer']({
        name: nameOf(language, file.procedure, what),
        n: Number(fields['length']),
        unit: say[`unit.${unit}`](),
      });
    }
    case 'appoint': {
      const until = fields['until'];
      const tail =
        fields['ended'] === true
          ? say['course.ended']()
          : typeof until === 'string'
            ? say['course.until']({ day: formatDate(until, language) })
            : '';
      return [named(look, what), tail].filter((part) => part !== '').join(language === 'en' ? ', ' : '，');
    }
    case 'assign':
    case 'recuse':
      return named(look, what);
    default:
      return '';
  }
}

export function paperTitle(file: Pick<CaseFile, 'procedure'>, kind: string, language: Language): string {
  const found = file.procedure.transitions.flatMap(({ papers = [] }) => papers).find(({ id }) => id === kind);
  return found === undefined ? kind : titleOf(found.title, language);
}
