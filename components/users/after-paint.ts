/**
 * Calls back when the next frame has been drawn, so that what a key or a click shows at once does not wait for what it sets off.
 *
 * @returns calls it off.
 */
export function afterPaint(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
