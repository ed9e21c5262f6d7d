import { describe, expect, it } from 'vitest';
import { decodeHydraId } from './hydra-id';

const uuid = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const encode = (text: string) => btoa(text);

describe('decodeHydraId', () => {
  it.each([
    [`ciscospark://us/ORGANIZATION/${uuid}`, { cluster: 'us', type: 'ORGANIZATION', id: uuid }],
    [`ciscospark://us/PEOPLE/${uuid}`, { cluster: 'us', type: 'PEOPLE', id: uuid }],
    [`ciscospark://urn:TEAM:us-west-2_r/ROOM/${uuid}`, { cluster: 'urn:TEAM:us-west-2_r', type: 'ROOM', id: uuid }],
    ['ciscospark://us/ROLE/id_full_admin', { cluster: 'us', type: 'ROLE', id: 'id_full_admin' }],
    [`ciscospark://us/SCIM_GROUP/${uuid}:${uuid}`, { cluster: 'us', type: 'SCIM_GROUP', id: `${uuid}:${uuid}` }],
  ])('reads %s, with and without padding', (text, parts) => {
    expect(decodeHydraId(encode(text))).toEqual(parts);
    expect(decodeHydraId(encode(text).replace(/=+$/, ''))).toEqual(parts);
  });

  it.each([
    'ciscospark://us/ORGANIZATION/',
    'ciscospark:///ORGANIZATION/x',
    'ciscospark://us',
    'ciscospark://',
    'https://us/ORGANIZATION/x',
    'ciscospark://us/ROLE/a\u0000b',
  ])('takes base64 of %j for something else', (text) => {
    expect(decodeHydraId(encode(text))).toBeNull();
  });

  it('gives up on a text that is too long for an id', () => {
    expect(decodeHydraId('Y2lz'.repeat(20_000))).toBeNull();
  });
});
