/** The printed documents: their templates, edited beside the page that the real print code makes of them. */
export { TemplatesPage } from './TemplatesPage.tsx';
