import type { CDPSession, Page } from '@playwright/test';

/** What a screen that draws sixty times a second has for one frame. */
const frameMs = 1_000 / 60;

interface Frames {
  readonly expected: number;
  readonly dropped: number;
}

/** Counts the frames that did not come while something is done: a gap of more than one and a half frames. */
export async function countFrames(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const note = (time: number) => {
      times.push(time);
      if ('frameTimes' in window && window.frameTimes === times) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  const gaps = await page.evaluate(() => {
    const times: readonly number[] = 'frameTimes' in window && Array.isArray(window.frameTimes) ? window.frameTimes : [];
    Object.assign(window, { frameTimes: null });
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  });
  const late = gaps.filter((gap) => gap > 1.5 * frameMs);
  return {
    expected: gaps.reduce((sum, gap) => sum + gap, 0) / frameMs,
    dropped: late.reduce((sum, gap) => sum + Math.round(gap / frameMs) - 1, 0),
  };
}

/** Scrolls down by touch for some seconds, at pixels a second, as a finger that never lets go. */
export async function fling(session: CDPSession, seconds: number, speed: number): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    x: 500,
    y: 600,
    yDistance: -seconds * speed,
    speed,
    gestureSourceType: 'touch',
    preventFling: true,
  });
}
