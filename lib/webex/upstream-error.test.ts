import { describe, expect, it } from 'vitest';
import { problemCodeForStatus, readUpstreamError } from './upstream-error';

const nothing = { detail: null, trackingId: null, scimType: null, errorCode: null };
const read = (body: unknown, headerTrackingId: string | null = null) =>
  readUpstreamError('application/json', JSON.stringify(body), headerTrackingId);

describe('readUpstreamError', () => {
  it.each([
    [
      'SCIM 2 with Cisco’s extension',
      {
        status: '409',
        'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error': {
          trackingId: 'CI_3a5c',
          errorCode: '200045',
          details: 'It exists.',
        },
      },
      { detail: 'It exists.', trackingId: 'CI_3a5c', scimType: null, errorCode: '200045' },
    ],
    [
      'the words of RFC 7644',
      { status: '400', scimType: 'invalidFilter', detail: 'No.' },
      { ...nothing, detail: 'No.', scimType: 'invalidFilter' },
    ],
    ['details', { status: '400', scimType: 'invalidFilter', details: 'No.' }, { ...nothing, detail: 'No.', scimType: 'invalidFilter' }],
    ['SCIM 1', { Errors: [{ description: 'No.', code: '400' }] }, { ...nothing, detail: 'No.', errorCode: '400' }],
    [
      'REST',
      { message: 'General.', errors: [{ description: 'Special.', errorCode: 400_000 }], trackingId: 'NA_88c1' },
      { detail: 'Special.', trackingId: 'NA_88c1', scimType: null, errorCode: '400000' },
    ],
    [
      'REST without errors',
      { message: 'General.', errors: [], trackingId: 'NA_88c1' },
      { ...nothing, detail: 'General.', trackingId: 'NA_88c1' },
    ],
    [
      'OAuth',
      { error: 'invalid_scope', error_description: 'Bad scope.', trackingID: 'CLIENT_0f6a' },
      { detail: 'Bad scope.', trackingId: 'CLIENT_0f6a', scimType: null, errorCode: 'invalid_scope' },
    ],
  ])('reads %s', (_, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  it.each([
    ['text/html', '<html>{"detail":"x"}</html>'],
    ['text/html', '{"detail":"x"}'],
    ['application/json', ''],
    ['application/json', '{"detail":"x'],
    ['application/json', '"detail"'],
    ['application/json', '[{"detail":"x"}]'],
    ['application/json', 'null'],
    ['application/json', '{"detail":{"a":1},"message":[],"errors":"x","scimType":"<script>"}'],
    ['application/json', '{"__proto__":{"detail":"x"}}'],
    [null, '['.repeat(65_536)],
    [null, '{"detail":"\u0000\u202e \u0007"}'.replace('\u0000', '\\u0000').replace('\u0007', '\\u0007')],
  ])('gives the header’s tracking id only for a body that says nothing (case %#)', (contentType, body) => {
    expect(readUpstreamError(contentType, body, 'ROUTER_1')).toEqual({ ...nothing, trackingId: 'ROUTER_1' });
  });

  it('accepts a byte order mark and any content type for JSON', () => {
    expect(readUpstreamError(null, '\ufeff {"detail":"No."}', null)).toEqual({ ...nothing, detail: 'No.' });
    expect(readUpstreamError('application/scim+json', '{"detail":"No."}', null)).toEqual({ ...nothing, detail: 'No.' });
  });

  it('prefers the body’s tracking id, and refuses one that is not a word', () => {
    expect(read({ trackingId: 'A_1' }, 'B_2').trackingId).toBe('A_1');
    expect(read({ trackingId: 'a\r\nb' }, 'B_2').trackingId).toBe('B_2');
    expect(read({}, '<b>').trackingId).toBeNull();
    expect(read({}, 'x'.repeat(129)).trackingId).toBeNull();
  });

  it('cuts, cleans and masks the detail', () => {
    const secret = 'Zm9vYmFyMTIzNDU2'.repeat(4);
    const token = `${secret}_PF84_5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37`;
    expect(read({ detail: `a\u0000b\r\nc\u202ed ${token}` }).detail).toBe('a b cd [hidden]');
    expect(read({ detail: `Bearer ${secret}`, trackingId: secret, error: secret })).toEqual({ ...nothing, detail: 'Bearer [hidden]' });
    expect(read({ detail: `${'x '.repeat(140)}${token}` }).detail).not.toContain(secret.slice(0, 10));
    expect(read({ detail: 'y'.repeat(65_536) }).detail).toHaveLength(300);
    expect(read({ detail: `${'y'.repeat(299)}😀` }).detail).toBe('y'.repeat(299));
  });
});

describe('problemCodeForStatus', () => {
  it.each([
    [400, null, 'upstream-rejected'],
    [400, 'invalidFilter', 'search-rejected'],
    [400, 'invalidValue', 'upstream-rejected'],
    [401, 'invalidFilter', 'upstream-unauthorized'],
    [403, null, 'upstream-forbidden'],
    [404, null, 'upstream-not-found'],
    [410, null, 'upstream-not-found'],
    [409, 'uniqueness', 'upstream-rejected'],
    [423, null, 'upstream-rate-limited'],
    [429, null, 'upstream-rate-limited'],
    [302, null, 'redirect-refused'],
    [304, null, 'redirect-refused'],
    [500, null, 'upstream-unavailable'],
    [504, null, 'upstream-unavailable'],
    [200, null, 'response-unexpected'],
    [Number.NaN, null, 'response-unexpected'],
    [700, null, 'response-unexpected'],
  ])('calls %s with %s %s', (status, scimType, code) => {
    expect(problemCodeForStatus(status, scimType)).toBe(code);
  });
});
