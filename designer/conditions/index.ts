/** When a question is asked, as rows that a clerk reads and changes, over the one language of conditions. */
export { ConditionButton } from './ConditionButton.tsx';
