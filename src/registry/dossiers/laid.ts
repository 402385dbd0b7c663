import type { FactBytes } from './types.ts';

/** A dossier that lies alone. */
export function laid(bytes: Uint8Array): FactBytes {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, size: bytes.byteLength };
}

/** Its bytes alone, still where they lie. */
export function bytesOf({ view, at, size }: FactBytes): Buffer {
  return Buffer.from(view.buffer, view.byteOffset + at, size);
}
