/**
 * Writes to the clipboard. Rejects when the browser refuses, or with the reason why the text could not be had.
 *
 * Safari allows writing only in the same turn as the press, but accepts a promise of the text in that turn.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (!navigator.clipboard) {
    await text;
    throw new Error('This page may not use the clipboard.');
  }
  if (text instanceof Promise && navigator.vendor.startsWith('Apple')) {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text.then((value) => new Blob([value], { type: 'text/plain' })) })]);
    await text;
    return;
  }
  await navigator.clipboard.writeText(await text);
}
