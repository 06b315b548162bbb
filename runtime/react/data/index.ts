export { actsOf, gridsOf, openerFor, openingsOf, type ActOption, type Opening } from './options.ts';
export { matches, searchText } from './search.ts';
export { submit, type Submitted } from './submit.ts';
export { byUrgency, handledBy, lightOfCase, todosOf, type LightName } from './todos.ts';
export { useCase, useCases, useIndexReady, useNow, useSync, useTicking } from './useCases.ts';
export { WorkplaceProvider, useWorkplace, type Person, type SyncPort, type Workplace } from './Workplace.tsx';
