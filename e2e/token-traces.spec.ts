import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, expect, test } from './fixtures';
import { filesWithTokens } from './token-traces';

test('the search for tokens in what a server wrote would find one of the sandbox', async ({ signedIn, connected }) => {
  const { id } = await connected('clean');
  const { token } = await call<{ token: string }>(signedIn, 'POST', `/api/connections/${id}/credential/reveal`, { purpose: 'reveal' });
  const folder = mkdtempSync(join(tmpdir(), 'onramp-traces-'));
  try {
    writeFileSync(join(folder, 'clean.log'), 'nothing of interest\n');
    expect(filesWithTokens([folder])).toEqual([]);
    writeFileSync(join(folder, 'leaky.log'), Buffer.concat([Buffer.from([0, 255, 200]), Buffer.from(`Bearer ${token}`)]));
    expect(filesWithTokens([folder])).toEqual([join(folder, 'leaky.log')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
