import { INTEGRATOR, SERVICE } from '#core/door';
import type { DatabaseKind } from '#core/door';
import type { Kit, Post } from '#core/model';
import { goesToPersons, personDatabase, roleOf } from '#core/rules';
import { buildValidator } from '../validator/buildValidator.ts';
import { CASE_INDEXES } from './caseIndexes.ts';
import { type Index, openTo, type Wanted } from './Wanted.ts';

const BY_TIME: readonly Index[] = [
  { name: 'flow-at', fields: ['flow', 'at'] },
  { name: 'act-at', fields: ['act', 'at'] },
];
const BY_GRID: Index = { name: 'grid-flow-at', fields: ['grid', 'flow', 'at'] };

/**
 * Every database of a town, as its organisation has it.
 * @param kits of the revisions that events may still name; their acts are let in
 */
export async function wantedDatabases(kit: Kit, kits: readonly Kit[]): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  const revisions = [kit, ...kits.filter(({ revision }) => revision !== kit.revision)];
  for (const { name, kind, readers } of databasesOfTown(kit)) {
    wanted.push({
      name,
      kind,
      security: openTo([...readers, SERVICE]),
      validator: await buildValidator(kind, revisions),
      indexes: indexesOf(kind),
    });
  }
  return wanted;
}

/**
 * The databases of persons' own, for these accounts; none when no flow goes to persons. The person and the hub write to it and the
 * person alone reads it, whatever posts they hold: so no role but the hub's is in its rights.
 */
export async function wantedForPersons(
  kit: Kit,
  kits: readonly Kit[],
  accounts: readonly string[],
): Promise<readonly Wanted[]> {
  const revisions = [kit, ...kits.filter(({ revision }) => revision !== kit.revision)];
  if (!revisions.some(({ flows }) => Object.values(flows).some(goesToPersons))) return [];
  const validator = await buildValidator('person', revisions);
  return accounts.flatMap((account): readonly Wanted[] => {
    const name = personDatabase(account);
    const security = openTo([SERVICE], [account]);
    return name === undefined ? [] : [{ name, kind: 'person', security, validator, indexes: BY_TIME }];
  });
}

interface Place {
  readonly name: string;
  readonly kind: DatabaseKind;
  /** Roles that read it. */
  readonly readers: readonly string[];
}

/** What `databasesOf` says of a person, from the side of the databases. */
function databasesOfTown(kit: Kit): readonly Place[] {
  const posts = Object.values(kit.posts);
  const holders = (reach: Post['reach'], seat: string): readonly string[] =>
    posts.filter((post) => post.reach === reach).map(({ id }) => roleOf({ post: id, seat }));
  const { grids, villages, town } = kit.division;
  const units = Object.keys(kit.units);
  const everybody = [
    ...Object.keys(grids).flatMap((code) => holders('grid', code)),
    ...Object.keys(villages).flatMap((code) => holders('village', code)),
    ...units.flatMap((unit) => holders('unit', unit)),
    ...holders('town', town.code),
  ];
  return [
    ...Object.values(grids).map(({ code, village }): Place => {
      const readers = [...holders('grid', code), ...holders('village', village)];
      return { name: `grid-${code}`, kind: 'grid', readers };
    }),
    ...units.map((unit): Place => ({ name: `unit-${unit}`, kind: 'unit', readers: holders('unit', unit) })),
    { name: 'town', kind: 'town', readers: holders('town', town.code) },
    // Another system needs the words of what it reads in the list cache.
    { name: 'config', kind: 'config', readers: [...everybody, INTEGRATOR] },
    // Who may see the sensitive values is not declared by any config yet: so nobody but our own server.
    ...Object.keys(grids).map((code): Place => ({ name: `vault-${code}`, kind: 'vault', readers: [] })),
    { name: 'audit', kind: 'audit', readers: [] },
    { name: 'cases', kind: 'cases', readers: [...holders('town', town.code), INTEGRATOR] },
    // Assessments and the like are no other system's business.
    { name: 'cases-persons', kind: 'cases', readers: holders('town', town.code) },
  ];
}

function indexesOf(kind: DatabaseKind): readonly Index[] {
  if (kind === 'cases') return CASE_INDEXES;
  if (kind === 'town') return [...BY_TIME, BY_GRID];
  return kind === 'grid' || kind === 'unit' || kind === 'person' ? BY_TIME : [];
}
