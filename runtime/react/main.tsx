import './polyfills.ts';
import { startApp } from './startApp.tsx';

// Nothing else belongs here: the designer shares the scripts that hold everything else, and must not start this app with them.
void startApp();
