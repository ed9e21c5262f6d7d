import { expect, it } from 'vitest';
import { attributesOf } from './attributes';

it('tells what Okta sends from what only Webex has', () => {
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: 'u1',
    userName: 'm.ellison@example.com',
    active: false,
    title: '',
    name: { familyName: 'Ellison', givenName: 'Mara' },
    emails: [{ value: 'm.ellison@example.com', primary: true }],
    'urn:scim:schemas:extension:cisco:webexidentity:2.0:User': { licenseID: ['a', 'b'] },
  };
  expect(attributesOf(user)).toEqual({
    fromOkta: [
      { path: 'userName', value: 'm.ellison@example.com' },
      { path: 'name.givenName', value: 'Mara' },
      { path: 'name.familyName', value: 'Ellison' },
    ],
    others: [
      { path: 'id', value: 'u1' },
      { path: 'active', value: 'false' },
      { path: 'emails[0].value', value: 'm.ellison@example.com' },
      { path: 'emails[0].primary', value: 'true' },
      { path: 'licenseID', value: 'a, b' },
    ],
  });
});
