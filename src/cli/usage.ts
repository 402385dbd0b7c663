import type { CommanderError } from 'commander';
import { XinhengError } from '../kernel/errors/index.ts';
import { t } from '../kernel/i18n/index.ts';
import { cliMessages } from './messages.ts';

/** What Commander found wrong with a command line, in the reader's language: BAD_INPUT with the place and what is asked there. */
export function usageError(error: CommanderError): XinhengError {
  return XinhengError.worded('BAD_INPUT', (language) => {
    const say = t(language, cliMessages);
    const [path = '', ...quoted] = [...error.message.matchAll(/'([^']*)'/gu)].map((match) => match[1] ?? '');
    const fault = (message: string) => ({ params: {}, errors: [{ path, code: codeOf(error), message }] });
    switch (error.code) {
      case 'commander.missingMandatoryOptionValue':
      case 'commander.missingArgument':
        return fault(say['usage.missing']());
      case 'commander.optionMissingArgument':
        return fault(say['usage.empty']());
      case 'commander.invalidArgument':
        return fault(say['usage.invalid'](invalidOf(error.message, path, quoted)));
      case 'commander.unknownOption':
      case 'commander.unknownCommand':
        return fault(say['usage.unknown']({ meant: /\(Did you mean (?:one of )?(.+)\?\)/u.exec(error.message)?.[1] ?? '' }));
      case 'commander.excessArguments':
        return fault(say['usage.excess']());
      default:
        return fault(error.message);
    }
  });
}

const codeOf = ({ code }: CommanderError) => code.replace('commander.', '').replaceAll(/[A-Z]/gu, '_$&').toUpperCase();

/** Commander says `option 'F' argument 'V' is invalid. HINT` or `command-argument value 'V' is invalid for argument 'A'. HINT`. */
function invalidOf(message: string, path: string, [second = '']: string[]): { value: string; allowed: string } {
  const allowed = /is invalid(?: for argument '[^']*')?\. (?:Allowed choices are )?(.*?)\.?$/su.exec(message)?.[1] ?? '';
  return { value: message.includes('command-argument') ? path : second, allowed };
}
