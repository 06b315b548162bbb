import type { Page } from 'playwright-core';

/** Something of the app that has to look right: how to get there, in words of no language. */
export interface Scene {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

/** Goes to an address within the app without loading it anew. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
  }, path);
}

function at(name: string, path: string, shown: string, then?: (page: Page) => Promise<void>): Scene {
  return {
    name,
    async go(page) {
      await goTo(page, path);
      await page.locator(shown).first().waitFor();
      await then?.(page);
    },
  };
}

/** Opens the first case of a saved view. */
async function openFirst(page: Page): Promise<void> {
  const link = page.locator('.table-link, .case-card').first();
  await goTo(page, (await link.getAttribute('href')) ?? '');
  await page.locator('article h1').waitFor();
}

async function openDialog(page: Page, button: string): Promise<void> {
  await page.locator(button).first().click();
  await page.locator('.sheet [role=dialog], .sheet [role=alertdialog]').first().waitFor();
}

const SUBMIT = '.report-foot button[type=submit]';

export const WORKER: readonly Scene[] = [
  at('today', '/', '.case-card'),
  at('incident', '/report/incident', SUBMIT),
  at('incident-errors', '/report/incident', SUBMIT, async (page) => {
    await page.locator(SUBMIT).click();
    await page.locator('.error-summary').waitFor();
  }),
  at('incident-more', '/report/incident', SUBMIT, async (page) => {
    await page.locator('.form-more > summary').first().click();
    await page.locator('#root_place').fill('三组古树旁');
  }),
  at('draft', '/report/patrol-log', SUBMIT, async (page) => {
    await goTo(page, '/report/incident');
    await openDialog(page, '.banner-actions button');
  }),
  at('today-draft', '/', '.row-link'),
  at('patrol', '/report/patrol-log', SUBMIT),
  at('household', '/report/household-survey', SUBMIT, async (page) => {
    await page.locator('#root_members_0_name').fill('样例甲');
    await page.locator('#root_members_0_id').fill('99010119800101001X');
    await page.locator(SUBMIT).click();
    await page.locator('.error-summary').waitFor();
  }),
  at('household-relation', '/report/household-survey', SUBMIT, (page) =>
    openDialog(page, '#root_members_0_relation'),
  ),
  at('todo', '/todo', '.case-card'),
  at('case', '/lists/all', '.case-card, .table-link', openFirst),
  at('outbox', '/outbox', '.banner, .rows'),
  at('me', '/me', '.setting'),
  at('password', '/me', '.setting', async (page) => {
    await page.locator('.me > .button').first().click();
    await page.locator('input[name=again]').fill('x');
    await page.locator('.me form button[type=submit]').click();
    await page.locator('.me .banner').waitFor();
  }),
  at('sign-out', '/me', '.setting', (page) => openDialog(page, '.me > .button:last-of-type')),
  at('no-page', '/nowhere', '.empty'),
  at('no-case', '/case/none', '.empty'),
];

export const CENTER: readonly Scene[] = [
  at('desk-today', '/', '.case-card'),
  at('desk-todo', '/todo', '.case-card'),
  at('desk-case', '/todo', '.case-card', openFirst),
  at('desk-case-open', '/todo', '.case-card', async (page) => {
    await openFirst(page);
    await page.locator('.acts > .button').click();
    await page.locator('.why-not > summary').click();
  }),
  at('desk-act', '/lists/to-accept', '.table-link', async (page) => {
    await openFirst(page);
    await openDialog(page, '.acts .button-main');
    await page.locator('.sheet-buttons').waitFor();
  }),
  at('desk-why', '/lists/to-accept', '.table-link', async (page) => {
    await openFirst(page);
    await openDialog(page, '.deadline .button');
  }),
  at('ledgers', '/lists', '.ledgers'),
  at('ledger', '/lists/all', '.table-link'),
  at('ledger-case', '/lists/all', '.table-link', openFirst),
  at('households', '/lists/households', '.table-link', openFirst),
  at('patrols', '/lists/patrols', '.table-link', openFirst),
  at('nothing-found', '/todo', '.case-card', async (page) => {
    await page.locator('.list-tools input').fill('qqqq');
    await page.locator('.list-pane .empty').waitFor();
  }),
  at('desk-report', '/report/incident', SUBMIT),
  at('desk-grids', '/report/incident', SUBMIT, (page) => openDialog(page, '#case-grid')),
  at('assessment', '/report/assessment', SUBMIT),
  at('print', '/lists/all', '.table-link', async (page) => {
    await openFirst(page);
    await page.locator('a[href^="/print/"]').first().click();
    await page.locator('.paper h1').waitFor();
  }),
];
