export { SilentPage, RecipientsPage } from './lists.tsx';
export { Monday, WeeklyPage } from './weekly.tsx';
