export { Session } from './Session.tsx';
export { SignIn, type Signed } from './SignIn.tsx';
