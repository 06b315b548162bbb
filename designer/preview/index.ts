/** The draft in the real engine. */
export { Preview } from './Preview.tsx';
