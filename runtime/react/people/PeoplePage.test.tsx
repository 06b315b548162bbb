import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadKit, type Holding, type Kit } from '#core';
import { Frame } from '../app/Frame.tsx';
import { WorkplaceProvider } from '../data/index.ts';
import { memoryWorkplace } from '../dev/memoryWorkplace.ts';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { fakeAccounts, refusal, type FakeAccounts } from './fakeAccounts.fixture.ts';
import { PeoplePage } from './PeoplePage.tsx';

const LEAD = { post: 'centerlead', seat: '990101101' };
const FIRST_GRID = '990101101001001';
const EVERYBODY = [
  { name: 'lead', displayName: '样例主任', holdings: [LEAD] },
  { name: 'chen', displayName: '样例陈禾', holdings: [{ post: 'worker', seat: '990101101200001' }] },
  {
    name: 'zhou',
    displayName: '样例周田',
    holdings: [
      { post: 'specialist', seat: 'land' },
      { post: 'worker', seat: FIRST_GRID },
    ],
  },
  { name: 'county', displayName: '样例平台', holdings: [], integrator: true },
];

function sampleKit(): Kit {
  const loaded = loadKit(sampleFiles);
  if (loaded.status === 'refused') throw new Error('the sample town does not load');
  return loaded.kit;
}
const kit = sampleKit();

afterEach(() => vi.unstubAllGlobals());

function show(holdings: readonly Holding[] = [LEAD]): void {
  const place = memoryWorkplace({
    kit,
    person: 'lead',
    displayName: '样例主任',
    holdings,
    events: [],
    clock: () => Date.parse('2026-05-08T16:00:00+08:00'),
  });
  render(
    <Frame>
      <WorkplaceProvider workplace={place}>
        <PeoplePage />
      </WorkplaceProvider>
    </Frame>,
  );
}

async function opened(): Promise<FakeAccounts> {
  const server = fakeAccounts(vi.stubGlobal, EVERYBODY);
  show();
  await screen.findByText('样例陈禾');
  return server;
}

async function openPerson(name: RegExp): Promise<HTMLElement> {
  fireEvent.click(screen.getByRole('button', { name }));
  return screen.findByRole('dialog');
}

function type(label: string | RegExp, text: string): void {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: text } });
}

/** Chooses in a searched list, which opens over the sheet. */
async function pick(field: string, option: RegExp, search?: string): Promise<void> {
  const all = screen.getAllByRole('button', { name: new RegExp(`^${field}`) });
  fireEvent.click(all.at(-1) ?? document.body);
  const list = await screen.findByRole('listbox', { name: field });
  if (search !== undefined) type('输入文字查找', search);
  fireEvent.click(await within(list).findByRole('option', { name: option }));
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
}

const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

const namesListed = (): readonly (string | null)[] =>
  screen.queryAllByRole('listitem').map((row) => row.querySelector('b')?.textContent ?? null);

describe('the list', () => {
  test('has everybody under the first of their posts, with posts and places in words', async () => {
    await opened();
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      '网格员',
      '综治中心主任',
      '没有岗位',
    ]);
    const zhou = screen.getByRole('button', { name: /样例周田/ });
    expect(zhou.textContent).toContain('网格员 · 清禾社区第一网格');
    expect(zhou.textContent).toContain('业务专干 · 自然资源所');
  });

  test.each([
    ['a name', '周田', ['样例周田']],
    ['an account', 'chen', ['样例陈禾']],
    ['a post', '专干', ['样例周田']],
    ['a grid', '清禾社区第一网格', ['样例周田']],
    ['a post and a name', '网格员 陈', ['样例陈禾']],
  ])('finds by %s', async (_, words, found) => {
    await opened();
    type('查找姓名、账号、岗位、网格', words);
    expect(namesListed()).toEqual(found);
    expect(screen.getByText(`共 ${String(found.length)} 人`)).toBeDefined();
  });

  test('narrowed down to a post has those for whom it is the second too', async () => {
    await opened();
    fireEvent.change(screen.getByRole('combobox', { name: '按岗位查看' }), {
      target: { value: 'specialist' },
    });
    expect(namesListed()).toEqual(['样例周田']);
  });

  test('in which nobody is found says so and leads back', async () => {
    await opened();
    type('查找姓名、账号、岗位、网格', '没有这个人');
    expect(screen.getByText('没有找到')).toBeDefined();
    fireEvent.click(screen.getAllByRole('button', { name: '清除查找' }).at(-1) ?? document.body);
    expect(namesListed()).toHaveLength(EVERYBODY.length);
  });

  test('without a network says that it needs one, and comes when asked again', async () => {
    const server = fakeAccounts(vi.stubGlobal, EVERYBODY);
    server.online = false;
    show();
    await screen.findByText(/要联网/);
    server.online = true;
    press('再试一次');
    await screen.findByText('样例陈禾');
  });

  test('is not even asked for by somebody whose post does not appoint', () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    show([{ post: 'worker', seat: FIRST_GRID }]);
    expect(screen.getByText('您的岗位不能管理人员和账号。')).toBeDefined();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('somebody new', () => {
  async function fillIn(): Promise<void> {
    press('添加人员');
    await screen.findByRole('dialog');
    type('姓名', '样例 李麦');
    await pick('岗位名称', /^网格员$/);
    await pick('网格', /第一网格/, '清禾社区');
  }

  test('gets the account proposed from the name, and a slip that is shown once', async () => {
    const server = await opened();
    await fillIn();
    press('开通账号');
    const slip = await screen.findByRole('alertdialog', { name: '账号和密码' });
    expect(server.asked).toEqual([
      {
        method: 'PUT',
        path: '/api/accounts/样例李麦',
        body: {
          displayName: '样例 李麦',
          holdings: [{ post: 'worker', seat: FIRST_GRID }],
          isNew: true,
        },
      },
    ]);
    for (const words of ['first-word', '样例李麦', location.origin, '修改密码'])
      expect(slip.textContent).toContain(words);
    press('已交给本人，关掉');
    await waitFor(() => expect(screen.queryByText('first-word')).toBeNull());
    await openPerson(/样例 李麦/);
    expect(screen.queryByText('first-word')).toBeNull();
  });

  test('is not sent before name, post and place are there; the first fault has the focus', async () => {
    const server = await opened();
    press('添加人员');
    await screen.findByRole('dialog');
    press('开通账号');
    await screen.findByText('请填写姓名');
    expect(screen.getByText('每个岗位都要选好岗位名称和地方')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '姓名' }));
    expect(server.asked).toEqual([]);
  });

  test('is told of a fault only as long as the field is as it was', async () => {
    await opened();
    press('添加人员');
    await screen.findByRole('dialog');
    press('开通账号');
    await screen.findByText('请填写姓名');
    expect(screen.getByText('请填写账号')).toBeDefined();
    type('姓名', '样例秦');
    expect(screen.queryByText('请填写姓名')).toBeNull();
    expect(screen.queryByText('请填写账号')).toBeNull();
    expect(screen.getByText('每个岗位都要选好岗位名称和地方')).toBeDefined();
    await pick('岗位名称', /^网格员$/);
    expect(screen.queryByText('每个岗位都要选好岗位名称和地方')).toBeNull();
  });

  test('with a name that is taken hears it at the account', async () => {
    const server = await opened();
    await fillIn();
    server.next = refusal(409, 'exists', '账号已有人用，请换一个。');
    press('开通账号');
    await screen.findByText('账号已有人用，请换一个。');
    const account = screen.getByRole('textbox', { name: '账号' });
    expect(account.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(account);
  });

  test('keeps what was typed when the network goes, and says what an account that is there then means', async () => {
    const server = await opened();
    await fillIn();
    server.next = 'cut off';
    press('开通账号');
    await screen.findByText(/没有网络，没有保存/);
    server.next = refusal(409, 'exists', '账号已有人用，请换一个。');
    press('开通账号');
    await screen.findByText(/可能就是刚才断网前开通的/);
  });

  test('is not lost by a slip of the hand: closing asks', async () => {
    await opened();
    press('添加人员');
    await screen.findByRole('dialog');
    type('姓名', '样例李麦');
    press('关闭');
    const question = await screen.findByRole('alertdialog', { name: '改动还没有保存' });
    fireEvent.click(within(question).getByRole('button', { name: '接着改' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.getByRole('textbox', { name: '姓名' })).toHaveProperty('value', '样例李麦');
  });
});

describe('somebody who is there', () => {
  test('gets a further post whose place is the town, and loses one', async () => {
    const server = await opened();
    await openPerson(/样例周田/);
    press('去掉岗位 1');
    press('再加一个岗位');
    await pick('岗位名称', /^综治中心工作人员$/);
    press('保存');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.asked[0]?.body).toEqual({
      displayName: '样例周田',
      holdings: [
        { post: 'worker', seat: FIRST_GRID },
        { post: 'center', seat: '990101101' },
      ],
      isNew: false,
    });
    expect(screen.getByRole('button', { name: /样例周田/ }).textContent).toContain(
      '综治中心工作人员 · 清禾镇',
    );
  });

  test('has a place of another kind to choose when the post becomes another', async () => {
    await opened();
    await openPerson(/样例陈禾/);
    await pick('岗位名称', /^业务专干$/);
    expect(screen.getByRole('button', { name: /^部门/ }).textContent).toContain('请选择');
    press('保存');
    await screen.findByText('每个岗位都要选好岗位名称和地方');
  });

  test('whom somebody else changed meanwhile is not overwritten', async () => {
    const server = await opened();
    await openPerson(/样例陈禾/);
    server.accounts = EVERYBODY.map((one) =>
      one.name === 'chen' ? { ...one, holdings: [{ post: 'cadre', seat: FIRST_GRID }] } : one,
    );
    type('姓名', '样例陈小禾');
    press('保存');
    await screen.findByText(/别人刚刚改过这个账号/);
    expect(server.asked).toEqual([]);
    expect((await screen.findByText(/蹲点干部 ·/)).closest('button')?.textContent).toContain('样例陈禾');
  });

  test('whom somebody else removed meanwhile: says so and loads the list anew', async () => {
    const server = await opened();
    await openPerson(/样例陈禾/);
    server.accounts = EVERYBODY.filter(({ name }) => name !== 'chen');
    server.next = refusal(409, 'missing', '没有这个账号。');
    type('姓名', '样例陈小禾');
    press('保存');
    await screen.findByText(/刚刚被别人删除了/);
    await waitFor(() => expect(namesListed()).not.toContain('样例陈禾'));
  });

  test('gets a new password only after the question, on a slip', async () => {
    const server = await opened();
    await openPerson(/样例陈禾/);
    press('设新密码');
    const question = await screen.findByRole('alertdialog', { name: '设新密码' });
    expect(question.textContent).toContain('旧密码马上不能用');
    expect(server.asked).toEqual([]);
    fireEvent.click(within(question).getByRole('button', { name: '设新密码' }));
    const slip = await screen.findByRole('alertdialog', { name: '账号和密码' });
    expect(slip.textContent).toContain('another-word');
    expect(server.asked).toEqual([{ method: 'POST', path: '/api/accounts/chen/password', body: undefined }]);
  });

  test('is removed after a question that says what stays and what ends; then the page has the focus', async () => {
    const server = await opened();
    await openPerson(/样例陈禾/);
    press('删除账号');
    const question = await screen.findByRole('alertdialog', { name: '删除样例陈禾的账号？' });
    expect(question.textContent).toContain('登记和办理过的全部内容');
    expect(question.textContent).toContain('草稿留在设备上');
    fireEvent.click(within(question).getByRole('button', { name: '删除账号' }));
    await screen.findByText('样例陈禾的账号已删除');
    expect(server.asked).toEqual([{ method: 'DELETE', path: '/api/accounts/chen', body: undefined }]);
    expect(namesListed()).not.toContain('样例陈禾');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: '人员和账号' })),
    );
  });

  test('is not removed when the rules forbid it, and the sheet says why', async () => {
    const server = await opened();
    await openPerson(/样例陈禾/);
    press('删除账号');
    const question = await screen.findByRole('alertdialog');
    server.next = refusal(409, 'last', '这是最后一个能管理账号的账号。');
    fireEvent.click(within(question).getByRole('button', { name: '删除账号' }));
    await screen.findByText('这是最后一个能管理账号的账号。');
    expect(namesListed()).toContain('样例陈禾');
  });

  test('oneself can neither be removed here nor given a password', async () => {
    await opened();
    await openPerson(/样例主任/);
    expect(screen.getByText(/自己的密码请在“我的”里修改/)).toBeDefined();
    expect(screen.queryByRole('button', { name: '删除账号' })).toBeNull();
  });

  test('the account of another system is shown and not changed', async () => {
    await opened();
    await openPerson(/样例平台/);
    expect(screen.getByText('这是其他系统的账号，不能在这里改。')).toBeDefined();
    for (const name of ['保存', '删除账号', '设新密码'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });
});
