import type { BrowserContext, Page } from '@playwright/test';
import { call, organizationOf, signInAtSandbox } from '@/e2e/fixtures';

/** Connects one of the sandbox's organizations, as an admin does. @returns the connection's id. */
export async function connect(context: BrowserContext, page: Page, key: string): Promise<string> {
  const { id } = await call<{ id: string }>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  await call(page, 'PATCH', `/api/connections/${id}`, { organizationId: organizationOf(key).organizationId });
  const { url } = await call<{ url: string }>(page, 'POST', `/api/connections/${id}/authorizations`, {});
  const signIn = await signInAtSandbox(context, url, key);
  await signIn.getByRole('heading', { name: /^Done/ }).waitFor();
  await signIn.close();
  await page.waitForFunction(
    async (connection) => (await (await fetch(`/api/connections/${connection}`)).json()).credential?.status === 'active',
    id,
  );
  return id;
}
