export { MappingPage } from './editor.tsx';
export { MappingsPage } from './list.tsx';
