export { MePage } from './MePage.tsx';
export { Operator } from './Operator.tsx';
