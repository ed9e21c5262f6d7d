async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const reply = await fetch('/api/auth/csrf', { cache: 'no-store' });
  const { csrfToken }: { csrfToken: string } = await reply.json();
  return fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }) });
}

/** Signs in with a launch key. False when the key does not work, whatever the reason. */
export async function signInWithKey(key: string): Promise<boolean> {
  return (await post('/api/auth/callback/launch', { key })).ok;
}

export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {});
}
