/** A running town for the acceptance suite, with an account for everybody who is to act. Talks to it over HTTP alone. */
import type { Holding, Kit } from '#core/model';
import { logIn, PASSWORD, start, type Running } from '../server/harness.ts';
import type { Holder } from './walkFlow.ts';

export interface AcceptanceTown {
  readonly server: Running;
  /** The cookie of a session, opened when first asked for. */
  cookie(person: string): Promise<string>;
  end(): Promise<void>;
}

export async function openTown(options: {
  readonly kit: Kit;
  readonly people: readonly Holder[];
  readonly clock: () => number;
}): Promise<AcceptanceTown> {
  const server = await start({ kit: options.kit, clock: options.clock });
  const holdings = new Map<string, Map<string, Holding>>();
  for (const { person, post, seat } of options.people) {
    const known = holdings.get(person) ?? new Map<string, Holding>();
    holdings.set(person, known.set(`${post}@${seat}`, { post, seat }));
  }
  const users = [...holdings].map(([name, held]) => ({
    name,
    displayName: name,
    holdings: [...held.values()],
    password: PASSWORD,
  }));
  await server.town.accounts.users.create(users);
  const cookies = new Map<string, Promise<string>>();
  return {
    server,
    cookie: (person) => {
      const known = cookies.get(person) ?? logIn(server, person);
      cookies.set(person, known);
      return known;
    },
    end: () => server.end(),
  };
}
