import { describe, expect, it } from 'vitest';
import { attributesOf, keysOf } from './attributes';

const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: 'u1',
  userName: 'm.ellison@example.com',
  active: false,
  title: '',
  name: { familyName: 'Ellison', givenName: 'Mara' },
  emails: [{ value: 'm.ellison@example.com', type: 'work', primary: true }],
  phoneNumbers: [{ value: '+4721000000', type: 'work' }, { value: '+4721000001', type: 'fax' }, { value: '+4721000002' }],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Freight', manager: { value: 'u2' } },
  'urn:scim:schemas:extension:cisco:webexidentity:2.0:User': { licenseID: ['a', 'b'], department: 'by Webex' },
};

describe('attributesOf', () => {
  it('tells the six of the classic app from the rest', () => {
    expect(attributesOf(user, 'classic')).toEqual({
      fromOkta: [
        { path: 'userName', value: 'm.ellison@example.com' },
        { path: 'name.familyName', value: 'Ellison' },
        { path: 'name.givenName', value: 'Mara' },
      ],
      others: [
        { path: 'id', value: 'u1' },
        { path: 'active', value: 'false' },
        { path: 'emails[type eq "work"]', value: 'm.ellison@example.com' },
        { path: 'emails[type eq "work"].primary', value: 'true' },
        { path: 'phoneNumbers[type eq "work"]', value: '+4721000000' },
        { path: 'phoneNumbers[type eq "fax"]', value: '+4721000001' },
        { path: 'phoneNumbers[2].value', value: '+4721000002' },
        { path: 'department', value: 'Freight' },
        { path: 'manager.value', value: 'u2' },
        { path: 'licenseID', value: 'a, b' },
        { path: 'department', value: 'by Webex' },
      ],
    });
  });

  it('knows what the SCIM 2.0 app sends besides', () => {
    const { fromOkta, others } = attributesOf(user, 'scim2');
    expect(fromOkta).toEqual([
      { path: 'userName', value: 'm.ellison@example.com' },
      { path: 'active', value: 'false' },
      { path: 'name.givenName', value: 'Mara' },
      { path: 'name.familyName', value: 'Ellison' },
      { path: 'emails[type eq "work"]', value: 'm.ellison@example.com' },
      { path: 'emails[type eq "work"].primary', value: 'true' },
      { path: 'phoneNumbers[type eq "work"]', value: '+4721000000' },
      { path: 'department', value: 'Freight' },
    ]);
    expect(others.map(({ path }) => path)).toEqual([
      'id',
      'phoneNumbers[type eq "fax"]',
      'phoneNumbers[2].value',
      'manager.value',
      'licenseID',
      'department',
    ]);
  });

  it('takes the classic list while the edition is not known', () => {
    expect(attributesOf(user, null)).toEqual(attributesOf(user, 'classic'));
  });
});

describe('keysOf', () => {
  it('keeps the key of an attribute when the one before it is gone', () => {
    const { others } = attributesOf(user, 'classic');
    expect(keysOf(others).slice(2)).toEqual(keysOf(others.slice(2)));
  });

  it('tells two attributes of one name apart', () => {
    const keys = keysOf([
      { path: 'department', value: 'Freight' },
      { path: 'department', value: 'by Webex' },
    ]);
    expect(new Set(keys).size).toBe(2);
  });
});
