import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAuthorizeUrl, parseAuthorizeReply } from './authorize';
import { webexClient } from './client';
import { environmentOf } from './environments';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const secret = 'Zm9vYmFyMTIzNDU2'.repeat(4);
const token = `${secret}_PF84_${organizationId}`;
const otherToken = `${'YmFyZm9vNjU0MzIx'.repeat(4)}_P0A1_${organizationId}`;
const jwt = `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ realm: organizationId })).replace(/=+$/, '')}.c2lnbmF0dXJl`;
const state = 'kQ3-x_9ZrT0aPw7';
const address = 'http://localhost:3000/auth/code';
const rest = `token_type=Bearer&expires_in=3887999&state=${state}`;
const reply = `${address}#access_token=${token}&${rest}`;
const complete = { kind: 'token', accessToken: token, expiresInSeconds: 3_887_999, state };
const commercial = environmentOf('commercial', 'http://localhost:3000/sandbox');

describe('buildAuthorizeUrl', () => {
  it('builds the address of Cisco’s article', () => {
    expect(buildAuthorizeUrl(commercial, { state })).toBe(
      `https://idbroker.webex.com/idb/oauth2/v1/authorize?response_type=token&client_id=${webexClient.clientId}` +
        '&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fauth%2Fcode' +
        `&scope=spark%3Apeople_read%20spark%3Apeople_write%20Identity%3ASCIM&state=${state}`,
    );
  });

  it('takes client and scopes from the configuration, and encodes everything', () => {
    const url = new URL(buildAuthorizeUrl(commercial, { state: 'a&b=c d', clientId: 'x#y', scopes: ['a:b', 'c+d'] }));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ state: 'a&b=c d', client_id: 'x#y', scope: 'a:b c+d' });
  });
});

describe('parseAuthorizeReply', () => {
  it.each([
    ['the address', reply],
    ['the fragment', `#access_token=${token}&${rest}`],
    ['the fragment without its sign', `access_token=${token}&${rest}`],
    ['a query', `?access_token=${token}&${rest}`],
    ['the address with a query', `${address}?access_token=${token}&${rest}`],
    ['another order', `${address}#state=${state}&expires_in=3887999&token_type=Bearer&access_token=${token}`],
    ['capital keys', `${address}#ACCESS_TOKEN=${token}&Token_Type=bearer&Expires_In=3887999&STATE=${state}`],
    ['stray separators', `${address}#&&access_token=${token}&&${rest}&`],
    ['unknown parameters', `${address}#x=1&access_token=${token}&refresh_token=abc&${rest}&y`],
    ['parameters in both places', `${address}?state=${state}#access_token=${token}&token_type=Bearer&expires_in=3887999`],
    ['the same token twice', `${reply}&access_token=${token}`],
    ['an encoded token', reply.replace(token, encodeURIComponent(token).replace(/_/g, '%5F'))],
    ['a token encoded twice', reply.replace(token, token.replace(/_/g, '%255F'))],
    ['an encoded address', encodeURIComponent(reply)],
    ['an address encoded twice', encodeURIComponent(encodeURIComponent(reply))],
    ['a mail gateway’s link', `https://links.example.com/?url=${encodeURIComponent(reply)}&data=05%7Cx`],
    ['HTML source', `<a href="${reply.replace(/&/g, '&amp;')}">link</a>`],
    ['a JSON text', `{"url":"${reply}"}`],
    ['single quotes', `'${reply}'`],
    ['angle brackets', `<${reply}>`],
    ['zero-width characters around it', `\u200b\ufeff#access_token=${token}&${rest}\u00a0`],
    ['zero-width characters in a name', reply.replace('access_token', 'access\u200b_token')],
    ['white space around it', `\r\n  ${reply}\n`],
    ['a line break in the token', reply.replace('_PF84', '\r\n  _PF84')],
    ['quotes around the token', reply.replace(token, `"${token}"`)],
    ['zero-width and right-to-left marks in the token', reply.replace('_PF84', '\u200b\u202e\u2066_PF84')],
    ['line breaks at the separators', reply.replace(/&/g, '&\n  ').replace('#', '#\n')],
    ['a mail', `Hello,\n\nI was shown an error = this one:\n${reply}\n\nThanks & regards,\nMira (state = unknown)`],
    ['a sentence', `It said ${reply}.`],
    ['a chat with the sign-in link before', `${buildAuthorizeUrl(commercial, { state: 'other' })} then ${reply} !`],
    ['the article’s sample beside it', `Like ${address}#access_token={sample_token}&token_type=Bearer&state=x I got ${reply}`],
    ['an earlier error beside it', `First ${address}?error=access_denied&state=old\nthen ${reply}`],
  ])('reads %s', (_, text) => {
    expect(parseAuthorizeReply(text)).toEqual(complete);
  });

  it.each([
    ['alone', `#access_token=${token}`],
    ['before a line of words', `${address}#access_token=${token}\nThanks, Bob`],
    ['broken, before a line of words', `${address}#access_token=${secret}\n_PF84_${organizationId}\nThanks, Bob & co`],
    ['before a full stop', `Got ${address}#access_token=${token}.`],
    ['in quotes', `access_token="${token}"`],
  ])('reads a token without anything else, %s', (_, text) => {
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'token', accessToken: token, expiresInSeconds: null, state: null });
  });

  it.each([
    ['a JWT', jwt],
    ['a token of a personal account', `${secret}_PF84_consumer`],
    ['a token with base64 signs', `ab+/${secret}==_PF84_${organizationId}`],
    ['a token of an unknown form', `${secret}.x-y~z`],
  ])('reads %s', (_, accessToken) => {
    expect(parseAuthorizeReply(`${address}#access_token=${accessToken}&${rest}`)).toEqual({ ...complete, accessToken });
    expect(parseAuthorizeReply(`${address}#access_token=${encodeURIComponent(accessToken)}&${rest}`)).toEqual({ ...complete, accessToken });
  });

  it.each([
    ['alone', token, token],
    ['with white space', `\n ${token}\t`, token],
    ['broken in two', `${token.slice(0, 70)}\n${token.slice(70)}`, token],
    ['in quotes', `“${token}”`, token],
    ['with zero-width characters', `\u200b${token.slice(0, 9)}\u200b${token.slice(9)}`, token],
    ['as a header', `Authorization: Bearer ${token}`, token],
    ['as a header of an unknown form', `bearer ${secret}`, secret],
    ['as a command', `curl -H "Authorization: Bearer ${token}" https://webexapis.com/v1/people/me`, token],
    ['in a mail', `Here it is:\n\n${token}\n\nRegards`, token],
    ['as JSON', `{"access_token":"${token}","expires_in":3887999}`, token],
    ['as a JWT', jwt, jwt],
    ['of an unknown form', secret, secret],
  ])('reads a bare token %s', (_, text, accessToken) => {
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'bare-token', accessToken });
  });

  it.each([
    ['3887999', 3_887_999],
    ['31536000', 31_536_000],
    ['315360000', 315_360_000],
    ['315360001', null],
    ['', null],
    ['0', null],
    ['-1', null],
    ['NaN', null],
    ['1e309', null],
    ['1e3', null],
    ['0x10', null],
    ['12.5', null],
    ['365 days', null],
    ['365%20days', null],
    ['365+days', null],
    ['3887999&expires_in=1', null],
  ])('reads expires_in=%s as %s', (text, expiresInSeconds) => {
    expect(parseAuthorizeReply(`#access_token=${token}&expires_in=${text}&state=${state}`)).toEqual({ ...complete, expiresInSeconds });
  });

  it.each([
    ['in the query', `${address}?error=access_denied&error_description=Not%20allowed&state=${state}`],
    ['in the fragment', `${address}#error=access_denied&error_description=Not+allowed&state=${state}`],
    ['encoded twice', `?error=access_denied&error_description=Not%2520allowed&state=${state}`],
    ['with raw spaces', `?error=access_denied&error_description=Not allowed&state=${state}`],
    ['with an empty fragment', `${address}?state=${state}&error=access_denied&error_description=Not%20allowed#`],
    ['in a mail', `Hi,\n${address}?error=access_denied&error_description=Not%20allowed&state=${state}\nBye`],
  ])('reads an error %s', (_, text) => {
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'error', error: 'access_denied', description: 'Not allowed', state });
  });

  it('gives the words of an error as they are', () => {
    const text = `?error=invalid_scope&error_description=${encodeURIComponent('<script>alert("x")</script> \u200bend')}`;
    const description = '<script>alert("x")</script> \u200bend';
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'error', error: 'invalid_scope', description, state: null });
  });

  it('changes nothing in the state', () => {
    expect(parseAuthorizeReply(`#access_token=${token}&state=${encodeURIComponent(' a\u200b"b" ')}`)).toMatchObject({
      state: ' a\u200b"b" ',
    });
    expect(parseAuthorizeReply(`#access_token=${token}&state=a%2Bb`)).toMatchObject({ state: 'a+b' });
  });

  it.each([
    ['empty', ''],
    ['empty', ' \n\u200b\ufeff'],
    ['no-token', '#'],
    ['no-token', address],
    ['no-token', `${address}#`],
    ['no-token', `${address}#state=${state}`],
    ['no-token', `${address}#access_token=`],
    ['no-token', `${address}#access_token=&state=${state}`],
    ['no-token', `${address}?error=`],
    ['no-token', 'localhost:3000/auth/code'],
    ['no-token', 'I could not find it, sorry'],
    ['no-token', `${address}#refresh_token=${token}`],
    ['token-malformed', `${address}#access_token={sample_token}&${rest}`],
    ['token-malformed', '{sample_token}'],
    ['token-malformed', `${address}#access_token=undefined&${rest}`],
    ['token-malformed', `${address}#access_token=<script>alert(1)</script>&${rest}`],
    ['token-malformed', `${address}#access_token=${secret}_PF84_5f0c2b1e&${rest}`],
    ['token-malformed', `${address}#access_token=${secret}_PF&${rest}`],
    ['token-malformed', `${address}#access_token=${token}x&${rest}`],
    ['token-malformed', `${address}#access_token=${token}&token_type=mac`],
    ['token-malformed', `${address}#access_token=${organizationId}`],
    ['token-malformed', `${secret}_PF84_`],
    ['token-malformed', organizationId],
    ['token-malformed', 'Bearer of news'],
    ['too-long', 'a'.repeat(65_537)],
    ['too-long', 'a'.repeat(65_536)],
    ['too-long', `#access_token=${'a'.repeat(65_000)}&${rest}`],
    ['ambiguous', `#access_token=${token}&access_token=${otherToken}`],
    ['ambiguous', `${address}?access_token=${token}#access_token=${otherToken}`],
    ['ambiguous', `${reply}\n${reply.replace(token, otherToken)}`],
    ['ambiguous', `${reply}&state=other`],
    ['ambiguous', `${reply}&error=access_denied`],
    ['ambiguous', `${token}\n${otherToken}`],
  ])('answers %s (case %#)', (reason, text) => {
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'none', reason });
  });

  it.each([
    ['itself', buildAuthorizeUrl(commercial, { state })],
    [
      'inside of Webex’s sign-in page',
      `https://idbroker.webex.com/idb/UI/Login?goto=${encodeURIComponent(buildAuthorizeUrl(commercial, { state }))}`,
    ],
    ['in a sentence', `Open ${buildAuthorizeUrl(commercial, { state })} please`],
    ['of the sandbox', buildAuthorizeUrl(environmentOf('sandbox', 'http://localhost:3000/sandbox'), { state })],
  ])('recognizes the sign-in link %s', (_, text) => {
    expect(parseAuthorizeReply(text)).toEqual({ kind: 'sign-in-link' });
  });

  it('finds the token in any order of parameters, whatever the state', () => {
    const parameters = fc.tuple(
      fc.string({ minLength: 1 }),
      fc.nat({ max: 315_360_000 }).map((seconds) => seconds + 1),
    );
    fc.assert(
      fc.property(parameters, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), ([anyState, seconds], order) => {
        const pairs = [`access_token=${token}`, 'token_type=Bearer', `expires_in=${seconds}`, `state=${encodeURIComponent(anyState)}`];
        const found = parseAuthorizeReply(`${address}#${order.map((index) => pairs[index]).join('&')}`);
        expect(found).toMatchObject({ kind: 'token', accessToken: token, expiresInSeconds: seconds > 315_360_000 ? null : seconds });
        if (!/%[0-9a-f]{2}/i.test(anyState)) expect(found).toMatchObject({ state: anyState });
      }),
      { numRuns: 1_000 },
    );
  });
});
