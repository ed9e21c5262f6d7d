import type { Page } from '@playwright/test';

/** What a screen that draws sixty times a second has for one frame. */
const frameMs = 1_000 / 60;

interface Frames {
  readonly expected: number;
  readonly dropped: number;
}

/** Counts the frames that did not come while something is done: a gap of more than one and a half frames. */
export async function countFrames(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    // A method, because the loader of this file would give a function of its own a name by a helper that the page does not have.
    const recorder = {
      times: [] as number[],
      note(time: number) {
        recorder.times.push(time);
        if ('recorder' in window && window.recorder === recorder) requestAnimationFrame((next) => recorder.note(next));
      },
    };
    Object.assign(window, { recorder });
    requestAnimationFrame((time) => recorder.note(time));
  });
  await act();
  const times: readonly number[] = await page.evaluate(() => {
    const recorder: unknown = 'recorder' in window ? window.recorder : null;
    Object.assign(window, { recorder: null });
    return typeof recorder === 'object' && recorder !== null && 'times' in recorder && Array.isArray(recorder.times) ? recorder.times : [];
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const late = gaps.filter((gap) => gap > 1.5 * frameMs);
  return {
    expected: gaps.reduce((sum, gap) => sum + gap, 0) / frameMs,
    dropped: late.reduce((sum, gap) => sum + Math.round(gap / frameMs) - 1, 0),
  };
}

/** Scrolls down for some seconds, at so many pixels a second. @throws {Error} the page did not move as far. */
export async function fling(page: Page, seconds: number, speed: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // A mouse: without a touch screen a gesture of touch moves nothing.
  const gesture = { x: 500, y: 600, yDistance: -seconds * speed, speed, gestureSourceType: 'mouse', preventFling: true } as const;
  await session.send('Input.synthesizeScrollGesture', gesture);
  await session.detach();
  const passed = await page.evaluate(() => window.scrollY);
  if (passed < (seconds * speed) / 2) throw new Error(`the fling came no further than ${passed} pixels`);
}
