/** Runs once before the first request: a database or key that cannot work must stop the start, not a request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next compiles this file twice and decides by this very expression.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startUp } = await import('@/lib/server/start-up');
  await startUp();
}
