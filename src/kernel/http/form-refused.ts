import type { ReactElement } from 'react';
import type { XinhengError } from '../errors/index.ts';

/** Thrown by a page that shows its form again with what is wrong: status and trace are those of the error. */
export class FormRefused extends Error {
  readonly error: XinhengError;
  readonly page: ReactElement;

  constructor(error: XinhengError, page: ReactElement) {
    super(error.message, { cause: error });
    this.name = 'FormRefused';
    this.error = error;
    this.page = page;
  }
}
