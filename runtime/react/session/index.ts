export { Session } from './Session.tsx';
