export { OutboxPage } from './OutboxPage.tsx';
export { TodayPage } from './TodayPage.tsx';
