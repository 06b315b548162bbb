export { Reviewable } from './Reviewable.tsx';
