import { describe, expect, it } from 'vitest';
import { ResponseError } from '@/lib/errors';
import { parsePerson, roleNames } from './people';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const personId = '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98';
const hydra = (type: string, id: string) => btoa(`ciscospark://us/${type}/${id}`).replace(/=+$/, '');
const me = {
  id: hydra('PEOPLE', personId),
  emails: ['mira.okafor@example.com'],
  displayName: 'Mira Okafor',
  orgId: hydra('ORGANIZATION', organizationId),
  roles: [hydra('ROLE', 'id_full_admin')],
  invitePending: false,
  loginEnabled: 'true',
  type: 'person',
};

describe('parsePerson', () => {
  it('decodes ids and roles', () => {
    expect(parsePerson(me)).toEqual({
      id: personId,
      email: 'mira.okafor@example.com',
      displayName: 'Mira Okafor',
      organizationId,
      roles: ['id_full_admin'],
      rolesGiven: true,
    });
  });

  it('accepts a reply with nothing but an id', () => {
    const nobody = { id: personId, email: null, displayName: null, organizationId: null, roles: [], rolesGiven: false };
    expect(parsePerson({ id: personId })).toEqual(nobody);
    expect(parsePerson({ id: personId, emails: null, displayName: null, orgId: null, roles: null })).toEqual(nobody);
    expect(parsePerson({ id: personId, emails: [''], displayName: '', orgId: '', roles: [] })).toEqual({ ...nobody, rolesGiven: true });
  });

  it.each([
    ['one id per element', [hydra('ROLE', 'id_user_admin'), hydra('ROLE', 'atlas-portal.all')]],
    ['two ids in one element', [`${hydra('ROLE', 'id_user_admin')},${hydra('ROLE', 'atlas-portal.all')}`]],
    ['one text', `${hydra('ROLE', 'id_user_admin')}, ${hydra('ROLE', 'atlas-portal.all')}`],
    ['decoded names', ['id_user_admin', 'atlas-portal.all', 'id_user_admin', '']],
  ])('reads roles given as %s', (_, roles) => {
    expect(parsePerson({ ...me, roles })).toMatchObject({ roles: ['id_user_admin', 'atlas-portal.all'], rolesGiven: true });
  });

  it.each([
    [organizationId.toUpperCase(), organizationId],
    [hydra('ORGANIZATION', organizationId.toUpperCase()), organizationId],
    [hydra('ORGANIZATION', 'consumer'), null],
    [hydra('ORGANIZATION', '../../x'), null],
    [hydra('PEOPLE', organizationId), null],
    ['consumer', null],
  ])('reads orgId %s as %s', (orgId, id) => {
    expect(parsePerson({ ...me, orgId })).toMatchObject({ organizationId: id });
  });

  it.each([
    ['the reply itself', null],
    ['the reply itself', []],
    ['the reply itself', '<html>'],
    ['id', {}],
    ['id', { id: '' }],
    ['id', { id: 7 }],
    ['emails', { ...me, emails: 'mira.okafor@example.com' }],
    ['orgId', { ...me, orgId: { secret: 'x' } }],
    ['roles', { ...me, roles: {} }],
  ])('names %s when it is not as expected (case %#)', (field, json) => {
    expect(() => parsePerson(json)).toThrow(ResponseError);
    expect(() => parsePerson(json)).toThrow(field);
  });

  it('knows Webex’s label of every role it may meet', () => {
    expect(roleNames.id_full_admin).toBe('Full Administrator');
  });
});
