/** Executable examples of a flow: documentation, tests, the stories' data (`flows/<flow>/scenarios/*.json`). */
export { runScenario } from './runScenario.ts';
export type { ScenarioResult } from './runScenario.ts';
export type { Scenario } from './Scenario.ts';
export { scenarioProblems } from './scenarioProblems.ts';
