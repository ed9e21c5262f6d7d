import fc from 'fast-check';
import { describe } from 'vitest';
import { canary, canaryToken, organizationId, spoiltJson, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { readJson } from '@/lib/json';
import { problems } from '@/lib/problems';
import { growsWithLength } from '@/lib/server/growth.fixture';
import { decodeBase64Text } from './base64';
import { decodeHydraId } from './hydra-id';
import { maskTokens } from './mask-tokens';
import { parsePerson } from './people';
import { readTokenShape } from './token';
import { parseTokenExpiry } from './token-expiry';
import { problemCodeForStatus, readUpstreamError } from './upstream-error';

const refusals: readonly string[] = ['response-not-json', 'response-unexpected'];
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hydra = (type: string, id: string) => btoa(`ciscospark://us/${type}/${id}`).replace(/=+$/, '');
const me = {
  id: hydra('PEOPLE', organizationId),
  emails: ['mira.okafor@example.com'],
  displayName: 'Mira Okafor',
  orgId: hydra('ORGANIZATION', organizationId),
  roles: [hydra('ROLE', 'id_full_admin'), `${hydra('ROLE', 'id_user_admin')},${hydra('ROLE', 'atlas-portal.all')}`],
};
const errors = [
  { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '400', scimType: 'invalidFilter', detail: `No ${canaryToken}.` },
  { Errors: [{ code: 400, description: 'No.' }] },
  { message: 'No.', errors: [{ description: `Bearer ${canaryToken}`, errorCode: 7 }], trackingId: 'NA_1' },
  { error: 'invalid_scope', error_description: 'No.' },
  { 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error': { details: 'No.', errorCode: '200', trackingId: 'NA_2' } },
];

describe('the answers of people/me and tokenExpiry', () => {
  always('give a person whose ids are ids, or the typed error without a value', spoiltJson(me, { id: organizationId }), (text) => {
    const person = read(() => parsePerson(readJson(text, 'people/me')), canary);
    if (person instanceof Error) must(refusals.includes(person.code), person.code);
    else must(person.organizationId === null || uuid.test(person.organizationId), 'not the id of an organization');
  });

  always(
    'give a time of this age, or the typed error',
    spoiltJson({ exp: 1_779_873_600_000 }, { exp: 1e12, other: canaryToken }),
    (text) => {
      const time = read(() => parseTokenExpiry(readJson(text, 'tokenExpiry')), canary);
      if (time instanceof Error) must(refusals.includes(time.code), time.code);
      else must(Number.isSafeInteger(time) && time >= 1e12, 'no time');
    },
  );
});

describe('the body of a failed request', () => {
  const bodies = spoiltTexts(...errors.map((error) => JSON.stringify(error)), '<!doctype html><title>502</title>', '');
  const types = fc.constantFrom(null, 'application/json', 'text/html', '\0');
  const statuses = fc.oneof(fc.integer({ min: -1, max: 700 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5));

  always('never throws, is short and plain, and shows no whole token', fc.tuple(types, bodies, statuses), ([type, body, status]) => {
    const told = read(() => readUpstreamError(type, body, body.slice(0, 30)), canary);
    must(!(told instanceof Error), 'it threw');
    must((told.detail ?? '').length <= 300 && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(told.detail ?? ''), 'the detail is not plain');
    must(!JSON.stringify(told).includes(canaryToken), 'a token is shown');
    must(told.trackingId === null || /^[\w.:-]{1,128}$/.test(told.trackingId), 'no tracking id');
    must(Object.hasOwn(problems, problemCodeForStatus(status, told.scimType)), 'no problem');
  });

  growsWithLength(65_536, maskTokens, (text) => readUpstreamError(null, `{"message":${JSON.stringify(text)}}`, text));
});

describe('ids and tokens', () => {
  const texts = spoiltTexts(
    hydra('ORGANIZATION', organizationId),
    hydra('PEOPLE', '../../x'),
    canaryToken,
    `eyJhbGciOiJub25lIn0.${btoa('{"realm":"x"}')}.c2ln`,
  );

  always('are told apart without an exception', texts, (text) => {
    const id = decodeHydraId(text);
    must((decodeBase64Text(text) ?? '').length <= text.length, 'longer than its base64');
    must(id === null || (id.id !== '' && id.type !== '' && !/\p{C}/u.test(id.id)), 'no id');
    const shape = readTokenShape(text);
    must(shape.organizationId === null || uuid.test(shape.organizationId), 'not the id of an organization');
  });

  always('are masked wherever they stand', fc.tuple(texts, texts), ([before, after]) => {
    must(!maskTokens(`${before} ${canaryToken} ${after}`).includes(canary + canaryToken.slice(canary.length)), 'a token is shown');
  });
});
