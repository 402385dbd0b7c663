import type { ReactElement } from 'react';

/** A secret that the API says once: it stands on this page until one leaves it, and nowhere else. */
export function Once({ label, secret, how }: { label: string; secret: string; how: string }): ReactElement {
  return (
    <section className="notice notice-soon" role="status" data-once="">
      <p>{label}</p>
      <p>
        <code>{secret}</code>
      </p>
      <p>{how}</p>
    </section>
  );
}
