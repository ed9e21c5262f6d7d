import type { Page } from '@playwright/test';

/** Long enough for what an act sets off to be drawn, so that the next one does not wait for it. */
const betweenMs = 250;

type Act = (page: Page) => Promise<unknown>;

const key =
  (name: string): Act =>
  (page) =>
    page.keyboard.press(name);
const times = (count: number, act: Act): Act[] => Array.from({ length: count }, () => act);
const link =
  (name: string | RegExp): Act =>
  (page) =>
    page.getByRole('link', { name, exact: true }).click();
const button =
  (name: string): Act =>
  (page) =>
    page.getByRole('button', { name, exact: true }).click();

/** Sixty acts of somebody who works in the table. */
const acts: readonly Act[] = [
  ...times(10, key('j')),
  ...times(3, key('PageDown')),
  key('Enter'),
  ...times(5, key('j')),
  ...times(2, key('k')),
  key('Escape'),
  key('End'),
  key('Home'),
  link('Last modified'),
  link('Name'),
  key('/'),
  ...[...'aldabel'].map(key),
  ...times(7, key('Backspace')),
  button('Status'),
  link(/^Inactive/),
  link(/^Remove filter/),
  button('Licence'),
  link(/^None/),
  link('Clear'),
  button('View'),
  (page) => page.getByRole('radio', { name: 'Compact' }).click(),
  (page) => page.getByRole('radio', { name: 'Comfortable' }).click(),
  key('Escape'),
  button('About the snapshot'),
  button('Close'),
  link('Live'),
  link('Next'),
  link('Last'),
  link('First'),
  link('Snapshot'),
  (page) => page.locator('[data-index="3"]').click(),
  key('Escape'),
];

/** Does all acts, one after the other, and says how many they were. */
export async function actAll(page: Page): Promise<number> {
  await page.evaluate(() => {
    const slow: { name: string; duration: number }[] = [];
    Object.assign(window, { slowActs: slow });
    new PerformanceObserver((list) => {
      // Other events, such as a pointer that leaves, are nothing that somebody waits for.
      for (const entry of list.getEntries())
        if ('interactionId' in entry && entry.interactionId) slow.push({ name: entry.name, duration: entry.duration });
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }));
  });
  for (const act of acts) {
    await act(page);
    await page.waitForTimeout(betweenMs);
  }
  return acts.length;
}

/** The longest that an act took until it was seen, as Event Timing has it: rounded to 8 ms. */
export async function worstInteraction(page: Page): Promise<{ name: string; ms: number }> {
  const slow = await page.evaluate(() => {
    const entries: readonly unknown[] = 'slowActs' in window && Array.isArray(window.slowActs) ? window.slowActs : [];
    return JSON.stringify(entries);
  });
  const entries: readonly { name: string; duration: number }[] = JSON.parse(slow);
  const worst = [...entries].sort((one, other) => other.duration - one.duration)[0];
  return { name: worst?.name ?? 'none above 16 ms', ms: worst?.duration ?? 0 };
}
