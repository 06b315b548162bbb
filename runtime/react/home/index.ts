export { FirstScreen } from './FirstScreen.tsx';
export { forgetHome, rememberHome } from './knownHome.ts';
export { Greeting } from './Greeting.tsx';
export { homeOf } from './homeOf.ts';
export { QuickActions } from './QuickActions.tsx';
