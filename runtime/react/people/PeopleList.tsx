import { useMemo, useState, type ReactNode } from 'react';
import { postWords, seatWords } from '../case/words.ts';
import { useWorkplace } from '../data/index.ts';
import { Badge, Button, Card, EmptyState, Icon, SearchBox, Select } from '../ui/index.ts';
import type { Account } from './Account.ts';
import { findPeople, groupByPost, type PostGroup } from './groupByPost.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface PeopleListProps {
  readonly accounts: readonly Account[];
  readonly onOpen: (account: Account) => void;
}

/** More rows than this nobody reads through: the search narrows them down. */
const MOST_ROWS = 100;

/** Everybody under their posts, narrowed down by what is typed or by one post. */
export function PeopleList({ accounts, onOpen }: PeopleListProps): ReactNode {
  const { say, language } = usePeopleTexts();
  const { kit } = useWorkplace();
  const [search, setSearch] = useState('');
  const [post, setPost] = useState('');
  const [most, setMost] = useState(MOST_ROWS);
  const holders = useMemo(
    () => Object.keys(kit.posts).map((id) => ({ id, n: accounts.filter((one) => holds(one, id)).length })),
    [kit, accounts],
  );
  const groups = useMemo(() => {
    const found = findPeople(kit, accounts, search, language);
    if (post === '') return groupByPost(kit, found);
    const people = found.filter((one) => holds(one, post));
    return people.length === 0 ? [] : [{ post, people }];
  }, [kit, accounts, search, post, language]);
  const count = groups.reduce((sum, { people }) => sum + people.length, 0);
  if (accounts.length === 0) {
    return <EmptyState icon="me" title={say('people.none')} help={say('people.none.help')} />;
  }
  return (
    <>
      <div className="people-tools">
        <SearchBox label={say('people.search')} value={search} onChange={setSearch} />
        <Select
          label={say('people.post')}
          value={post}
          onChange={setPost}
          options={[
            { value: '', label: say('people.post.all') },
            ...holders.map(({ id, n }) => ({
              value: id,
              label: say('people.post.count', { post: postWords(kit, id, language), n }),
            })),
          ]}
        />
      </div>
      <p className="small soft" role="status">
        {say('people.count', { n: count })}
      </p>
      {count === 0 && (
        <EmptyState icon="search" title={say('people.nothing')} help={say('people.nothing.help')}>
          <Button
            onClick={() => {
              setSearch('');
              setPost('');
            }}
          >
            {say('people.nothing.clear')}
          </Button>
        </EmptyState>
      )}
      {firstOf(groups, most).map((group) => (
        <Card
          key={group.post}
          flush
          title={group.post === '' ? say('people.withoutPost') : postWords(kit, group.post, language)}
        >
          <ul className="rows">
            {group.people.map((account) => (
              <li key={account.name}>
                <PersonRow account={account} onOpen={() => onOpen(account)} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
      {count > most && (
        <Button wide onClick={() => setMost((n) => n + MOST_ROWS)}>
          {say('people.more', { n: Math.min(MOST_ROWS, count - most) })}
        </Button>
      )}
    </>
  );
}

const holds = ({ holdings }: Account, post: string): boolean => holdings.some((one) => one.post === post);

function firstOf(groups: readonly PostGroup[], most: number): readonly PostGroup[] {
  let left = most;
  return groups.flatMap(({ post, people }) => {
    const shown = people.slice(0, Math.max(0, left));
    left -= shown.length;
    return shown.length === 0 ? [] : [{ post, people: shown }];
  });
}

function PersonRow({
  account,
  onOpen,
}: {
  readonly account: Account;
  readonly onOpen: () => void;
}): ReactNode {
  const { say, language } = usePeopleTexts();
  const { kit, me } = useWorkplace();
  const { name, displayName, holdings } = account;
  return (
    <button type="button" className="row-link person-row" aria-haspopup="dialog" onClick={onOpen}>
      <span>
        <span className="person-names">
          <b>{displayName}</b>
          <span className="small soft">{name}</span>
          {name === me.person && <Badge>{say('people.self')}</Badge>}
          {account.demo === true && <Badge tone="warn">{say('people.demo')}</Badge>}
          {account.integrator === true && <Badge>{say('people.integrator')}</Badge>}
        </span>
        <span className="person-posts">
          {holdings.map((one) => (
            <Badge key={`${one.post}@${one.seat}`} tone="brand">
              {postWords(kit, one.post, language)} · {seatWords(kit, one, language)}
            </Badge>
          ))}
        </span>
      </span>
      <Icon name="next" />
    </button>
  );
}
