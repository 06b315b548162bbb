/** The texts of the whole config in all its languages, in one table. */
export { TextsPage } from './TextsPage.tsx';
