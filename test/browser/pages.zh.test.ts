import { pagesAreUsable } from './pages.ts';

pagesAreUsable('');
