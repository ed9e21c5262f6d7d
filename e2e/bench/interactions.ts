import type { Locator, Page } from '@playwright/test';

/** Long enough for what an act sets off to be drawn, so that the next one does not wait for it. */
const betweenMs = 250;

/** Between the pointer's coming and the press: a hand takes longer. */
const hoverMs = 50;

/** Gets ready, which is not measured, and answers with what is then done by the keyboard or the mouse alone. */
type Act = (page: Page) => Promise<() => Promise<void>>;

const key =
  (name: string): Act =>
  async (page) =>
  () =>
    page.keyboard.press(name);
const times = (count: number, act: Act): Act[] => Array.from({ length: count }, () => act);

/**
 * By the mouse alone: Playwright's own click, also one on trial, sends events of its own to the page and looks around in it while they are
 * handled, which would be measured as an act.
 */
const click =
  (find: (page: Page) => Locator): Act =>
  async (page) => {
    const target = find(page);
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error(`${target} is not shown`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // A hand is there before it presses. What shines under it is drawn by then, and not measured.
    await page.mouse.move(x, y);
    await page.waitForTimeout(hoverMs);
    const isHit = await target.evaluate((element, at) => element.contains(document.elementFromPoint(at.x, at.y)), { x, y });
    if (!isHit) throw new Error(`${target} is covered`);
    return async () => {
      await page.mouse.down();
      await page.mouse.up();
    };
  };
const link = (name: string | RegExp): Act => click((page) => page.getByRole('link', { name, exact: true }));
const button = (name: string): Act => click((page) => page.getByRole('button', { name, exact: true }));
const choice = (name: string): Act => click((page) => page.locator('label').filter({ has: page.getByRole('radio', { name }) }));

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
  choice('Compact'),
  choice('Comfortable'),
  key('Escape'),
  button('About the snapshot'),
  button('Close'),
  link('Live'),
  link('Next'),
  link('Last'),
  link('First'),
  link('Snapshot'),
  click((page) => page.locator('[data-index="3"]')),
  key('Escape'),
];

interface Event {
  readonly name: string;
  readonly startTime: number;
  /** Until it was seen, as Event Timing has it: rounded to 8 ms. */
  readonly duration: number;
}

/** Keeps every interaction of the page that takes longer than a frame. */
async function watch(page: Page): Promise<void> {
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
}

/** Does all acts, one after the other. @returns the slowest event of each, `null` where none took longer than a frame. */
async function actAll(page: Page): Promise<(Event | null)[]> {
  const begun: number[] = [];
  for (const act of acts) {
    const perform = await act(page);
    begun.push(await page.evaluate(() => performance.now()));
    await perform();
    await page.waitForTimeout(betweenMs);
  }
  const seen = await page.evaluate(() => {
    const entries: readonly unknown[] = 'slowActs' in window && Array.isArray(window.slowActs) ? window.slowActs : [];
    return JSON.stringify(entries);
  });
  const events: readonly Event[] = JSON.parse(seen);
  return begun.map((from, at) => {
    const own = events.filter(({ startTime }) => startTime >= from && startTime < (begun[at + 1] ?? Number.POSITIVE_INFINITY));
    return own.sort((one, other) => other.duration - one.duration)[0] ?? null;
  });
}

const passes = 3;

export interface Worst {
  /** Which act, from 1, and of what kind. */
  readonly act: number;
  readonly name: string;
  readonly ms: number;
}

/**
 * The slowest act. All are done three times; `first` is the slowest of the first time, when code is loaded that stays. `worst` goes by the
 * median of each: a browser that collects garbage, or a machine that does something else, delays any act now and then, but not the same one
 * twice. `single` is the slowest of all that were done.
 */
export async function worstInteraction(page: Page): Promise<{ acts: number; worst: Worst; first: Worst; single: Worst }> {
  await watch(page);
  const done: (Event | null)[][] = [];
  for (let pass = 0; pass < passes; pass += 1) done.push(await actAll(page));
  const slowest = (list: readonly Worst[]) => list.reduce((one, other) => (other.ms > one.ms ? other : one));
  const toWorst = (at: number, event: Event | null | undefined): Worst => ({
    act: at + 1,
    name: event?.name ?? 'none',
    ms: event?.duration ?? 0,
  });
  const each = acts.map((_, at) => done.map((events) => toWorst(at, events[at])).sort((one, other) => one.ms - other.ms));
  if (process.env.ONRAMP_BENCH_VERBOSE)
    for (const [at, list] of each.entries())
      if ((list.at(-1)?.ms ?? 0) > 60) console.log('act', at + 1, list.map(({ ms }) => ms).join(' '));
  return {
    acts: acts.length,
    worst: slowest(each.flatMap((list) => list[passes >> 1] ?? [])),
    first: slowest(acts.map((_, at) => toWorst(at, done[0]?.[at]))),
    single: slowest(each.flat()),
  };
}
