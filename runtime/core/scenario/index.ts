/** Executable examples of a flow: documentation, tests, the stories' data (`flows/<flow>/scenarios/*.json`). */
export { runScenario } from './runScenario.ts';
export type { ScenarioFailure, ScenarioResult } from './runScenario.ts';
export type { DeadlineExpectation, Expectation, Scenario, ScenarioPerson, ScenarioStep } from './Scenario.ts';
export { scenarioProblems } from './scenarioProblems.ts';
export { SCENARIO_SCHEMA } from './scenarioSchema.ts';
