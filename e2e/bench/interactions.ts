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

/** Does all acts, one after the other. @returns when each began, on the page's own clock. */
export async function actAll(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const slow: { name: string; startTime: number; duration: number }[] = [];
    Object.assign(window, { slowActs: slow });
    new PerformanceObserver((list) => {
      // Other events, such as a pointer that leaves, are nothing that somebody waits for.
      for (const entry of list.getEntries())
        if ('interactionId' in entry && entry.interactionId)
          slow.push({ name: entry.name, startTime: entry.startTime, duration: entry.duration });
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }));
  });
  const begun: number[] = [];
  for (const act of acts) {
    begun.push(await page.evaluate(() => performance.now()));
    await act(page);
    await page.waitForTimeout(betweenMs);
  }
  return begun;
}

/** The longest that an act took until it was seen, as Event Timing has it: rounded to 8 ms. `act`: which one it was, from 1. */
export async function worstInteraction(page: Page, begun: readonly number[]): Promise<{ name: string; act: number; ms: number }> {
  const slow = await page.evaluate(() => {
    const entries: readonly unknown[] = 'slowActs' in window && Array.isArray(window.slowActs) ? window.slowActs : [];
    return JSON.stringify(entries);
  });
  const entries: readonly { name: string; startTime: number; duration: number }[] = JSON.parse(slow);
  const worst = [...entries].sort((one, other) => other.duration - one.duration)[0];
  const act = worst ? begun.findLastIndex((at) => at <= worst.startTime) + 1 : 0;
  if (process.env.ONRAMP_BENCH_VERBOSE) {
    for (const { name, startTime, duration } of entries)
      if (duration > 60) console.log(name, 'act', begun.findLastIndex((at) => at <= startTime) + 1, duration);
  }
  return { name: worst?.name ?? 'none above 16 ms', act, ms: worst?.duration ?? 0 };
}
