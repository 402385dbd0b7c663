export { counted } from './counted.ts';
export { negotiate, stripLanguage } from './negotiate.ts';
export { messages, t, type Catalogue, type Entry, type Language, type Messages } from './types.ts';
