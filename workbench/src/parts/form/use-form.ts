import { useState } from 'react';
import { faultOf, type ApiProblem } from '../../api/problem.ts';
import { RULES } from '../../api/rules.ts';
import { write, type AnswerOf, type BodyOf, type Operation, type Target } from '../../api/write.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useAction } from '../action.ts';
import { useKept } from '../kept.ts';
import { bodyOf, faultsOf, type Rules, type Values } from './rules.ts';

interface Common<V, Output> {
  begin: V;
  /** Under this name what is typed stays in this window until it is sent. */
  kept?: string;
  /** Faults that the description of the API does not know, by field. */
  faults?: (values: V) => Readonly<Record<string, string | undefined>>;
  /** After it was sent the form still holds what was sent, until it is told to forget it. */
  stays?: true;
  done?: (output: Output, values: V) => void;
}

/** A form whose fields are those of a body; `body` adds what no field holds. */
interface OfApi<V, O extends Operation> extends Common<V, AnswerOf<O>>, Target<O> {
  body?: (given: BodyOf<O>, values: V) => BodyOf<O>;
}

/** A form that sends in another way. */
interface OfSend<V, Output> extends Common<V, Output> {
  rules?: Rules | Operation;
  send: (values: V, key: string) => Promise<Output>;
}

/** A form that changes nothing: conditions, a choice of what to see. */
interface OfTake<V> extends Common<V, undefined> {
  rules?: Rules | Operation;
  take: (values: V) => void;
}

interface Of<V> extends Common<V, never> {
  to?: Operation;
  path?: unknown;
  purpose?: string | null;
  rules?: Rules | Operation;
  body?: (given: never, values: V) => unknown;
  send?: (values: V, key: string) => Promise<unknown>;
  take?: (values: V) => void;
}

/** What a control gets of its form: `<TextField {...form.field('account')} label={…} />`. */
export interface FormField<T> {
  name: string;
  value: T;
  onChange(value: T): void;
  fault: string | undefined;
  required: boolean;
  maxLength?: number;
}

export interface Form<V extends Values = Values, Output = unknown> {
  values: V;
  set(part: Partial<V>): void;
  field<N extends keyof V & string>(name: N): FormField<V[N]>;
  /** What is wrong at a place of the body for which the form has no value of its own. */
  faultAt: (name: string) => string | undefined;
  /** Sends what holds to the rules; true when it was taken. */
  submit: () => Promise<boolean>;
  busy: boolean;
  problem: ApiProblem | null;
  result: Output | undefined;
  /** Tries once more what was sent, with the same key. */
  again: () => void;
  names: readonly string[];
  /** Forgets the refusal and the key of what was sent. */
  reset: () => void;
  forget: () => void;
}

/**
 * What every form of the workbench does: it holds what is typed, finds what the API's own description would refuse, sends the
 * rest with one key, and shows at each field what was refused. The API still decides.
 */
export function useForm<V extends Values, O extends Operation>(of: OfApi<V, O>): Form<V, AnswerOf<O>>;
export function useForm<V extends Values, Output>(of: OfSend<V, Output>): Form<V, Output>;
export function useForm<V extends Values>(of: OfTake<V>): Form<V>;
export function useForm<V extends Values>(of: Of<V>): Form<V> {
  const [values, setValues, forget] = useKept<V>(of.kept ?? null, of.begin);
  const [tried, setTried] = useState(false);
  const named = of.rules ?? of.to ?? {};
  const rules = typeof named === 'string' ? (RULES[named] ?? {}) : named;
  const own = tried ? wrongIn(of, rules, values) : {};
  const action = useAction<V, unknown>(
    (input, key) => {
      if (of.send !== undefined) return of.send(input, key);
      const given = bodyOf(rules, input);
      const { to = 'post /api/v1/session', path, purpose = null } = of;
      const body = of.body === undefined ? given : of.body(given as never, input);
      return write({ to, path: path as never, purpose }, body, key);
    },
    (output, input) => {
      setTried(false);
      if (of.stays !== true) {
        setValues(of.begin);
        forget();
      }
      of.done?.(output as never, input);
    },
  );
  const set = (part: Partial<V>): void => setValues({ ...values, ...part });
  const faultAt = (name: string): string | undefined => own[name] ?? faultOf(action.problem, name);
  return {
    ...action,
    values,
    set,
    faultAt,
    forget,
    names: Object.keys(values),
    field: (name) => {
      const { required = false, maxLength } = rules[name] ?? {};
      const onChange = (value: unknown): void => set({ [name]: value } as Partial<V>);
      return { name, value: values[name], onChange, fault: faultAt(name), required, ...(maxLength === undefined ? {} : { maxLength }) };
    },
    submit: async () => {
      const [first] = Object.keys(wrongIn(of, rules, values));
      setTried(first !== undefined);
      if (first !== undefined) {
        document.getElementById(`field-${first}`)?.focus();
        return false;
      }
      if (of.take === undefined) return action.run(values);
      of.take(values);
      return true;
    },
  };
}

function wrongIn<V extends Values>(of: Of<V>, rules: Rules, values: V): Record<string, string> {
  const own = Object.entries(of.faults?.(values) ?? {}).filter(([, fault]) => fault !== undefined);
  return { ...faultsOf(rules, values, LANGUAGE), ...(Object.fromEntries(own) as Record<string, string>) };
}
