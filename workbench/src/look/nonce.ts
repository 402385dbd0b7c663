/** The number of this answer, which lets styles in that are written while we run. */
export const NONCE = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.nonce;

/**
 * Ant Design gives the number to its own styles, but not to the few of its dialogs that hold the page behind them still.
 * Only our own scripts run here, so what they write may carry it.
 */
export function giveNonce(): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name === 'style' && NONCE !== undefined) element.nonce = NONCE;
    return element;
  };
}
