import { describe } from 'vitest';
import { canary, canaryToken, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { growsWithLength } from '@/lib/server/growth.fixture';
import { parseAuthorizeReply } from './authorize';
import { maxTokenLength } from './token';

const address = 'http://localhost:3000/auth/code';
const rest = 'token_type=Bearer&expires_in=3887999&state=kQ3-x_9ZrT0aPw7';
const texts = spoiltTexts(
  `${address}#access_token=${canaryToken}&${rest}`,
  `${address}?error=access_denied&error_description=Not%20allowed&state=kQ3-x_9ZrT0aPw7`,
  `Hello,\n${encodeURIComponent(`${address}#access_token=${canaryToken}&${rest}`)}\nRegards, Mira`,
  `<a href="${address}#access_token=${canaryToken}&amp;${rest.replaceAll('&', '&amp;')}">link</a>`,
  `Authorization: Bearer ${canaryToken}`,
  `{"access_token":"${canaryToken}","expires_in":3887999}`,
  canaryToken,
);

describe('parseAuthorizeReply', () => {
  always('never throws, and hands over only what can be a token, a time and the words of an error', texts, (text) => {
    const reply = read(() => parseAuthorizeReply(text), canary);
    must(!(reply instanceof Error), 'it threw');
    if (reply.kind === 'token' || reply.kind === 'bare-token') {
      must(/^[A-Za-z0-9._~+/=-]+$/.test(reply.accessToken) && reply.accessToken.length <= maxTokenLength, 'not the characters of a token');
    }
    if (reply.kind === 'token' && reply.expiresInSeconds !== null) {
      must(Number.isInteger(reply.expiresInSeconds) && reply.expiresInSeconds > 0 && reply.expiresInSeconds <= 315_360_000, 'no time');
    }
    if (reply.kind === 'error') must(reply.error.length <= 100 && (reply.description ?? '').length <= 1_000, 'the words are too long');
    if (reply.kind === 'none') must(!JSON.stringify(reply).includes(canary), 'the reason repeats the text');
  });

  growsWithLength(65_000, parseAuthorizeReply, (text) => parseAuthorizeReply(`${text}access_token=${canaryToken}`));
});
