export { CATALOGUE, catalogueEditions, editionOn, itemFor, type EditionOnDay, type ItemOnDay } from './editions.ts';
export { CONTENT_FIELDS, EXTRA_FIELDS, HEAD_FIELDS, REGISTRATION_FIELDS, VOCABULARY } from './vocabulary.ts';
