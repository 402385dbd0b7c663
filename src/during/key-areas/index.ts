export { keyAreaFigures, RATED_FROM, type AreaFigures, type DistrictCount, type KeyAreaFigures } from './figures.ts';
