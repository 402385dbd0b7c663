import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../api/client.ts';
import { asProblem, type ApiProblem } from '../api/problem.ts';

export interface Action<Input, Output> {
  /** Never throws; resolves to whether it was done. */
  run: (input: Input) => Promise<boolean>;
  busy: boolean;
  problem: ApiProblem | null;
  result: Output | undefined;
  /** Tries the last input again, with the same key. */
  again: () => void;
  reset: () => void;
}

/**
 * A write. `send(input, key)`: `key` is for the header Idempotency-Key, the same while one and the same input is tried
 * again. Afterwards every list and page is read anew: what is shown is what stands.
 */
export function useAction<Input, Output>(
  send: (input: Input, key: string) => Promise<Output>,
  done?: (output: Output, input: Input) => void,
): Action<Input, Output> {
  const client = useQueryClient();
  const attempt = useRef<{ input: string; key: string; given: Input }>(undefined);
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [result, setResult] = useState<Output>();
  const run = async (input: Input): Promise<boolean> => {
    // A second click is the same click.
    if (running.current) return false;
    running.current = true;
    const text = JSON.stringify(input) ?? '';
    if (attempt.current?.input !== text) attempt.current = { input: text, key: newKey(), given: input };
    setBusy(true);
    setProblem(null);
    try {
      const output = await send(input, attempt.current.key);
      attempt.current = undefined;
      setResult(output);
      await client.invalidateQueries({ predicate: ({ meta }) => meta?.['once'] !== true });
      done?.(output, input);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return {
    run,
    busy,
    problem,
    result,
    again: () => {
      if (attempt.current !== undefined) void run(attempt.current.given);
    },
    reset: () => {
      attempt.current = undefined;
      setProblem(null);
      setResult(undefined);
    },
  };
}
