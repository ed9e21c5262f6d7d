import fc from 'fast-check';
import { describe } from 'vitest';
import { canary, canaryToken, spoiltJson } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { readJson } from '@/lib/json';
import { compareUsers, kindOfChange } from '@/lib/users/changes';
import { userExportWriters } from '@/lib/users/export-format';
import { toUserRow } from '@/lib/users/user-row';
import { groupMembersSchema } from './group';
import { toGroupFacts } from './group-facts';
import { parseGroupList, parseListResponse } from './list-response';
import { enterpriseUserSchema, type ScimUser, webexUserSchema } from './user';

const user = {
  id: '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98',
  userName: 'mira.okafor@example.com',
  displayName: 'Mira Okafor',
  active: true,
  title: canaryToken,
  name: { givenName: 'Mira', familyName: 'Okafor' },
  emails: [{ value: 'mira.okafor@example.com', type: 'work', primary: true }],
  meta: { created: '2026-01-12T08:15:02.417Z', lastModified: '2026-01-12T08:15:02.417Z' },
  [enterpriseUserSchema]: { department: 'Finance', manager: { value: 'x', displayName: 'Ana' } },
  [webexUserSchema]: { accountStatus: ['active'], provisionSource: 'OKTA', licenseID: ['MS_1'] },
};
const group = { id: 'g', displayName: canaryToken, meta: { lastModified: '2026-01-12T08:15:02Z' } };
const envelope = { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 2, startIndex: 1, itemsPerPage: 2 };
const page = spoiltJson(
  { ...envelope, Resources: [user, { id: 'b', cisSyncSource: 'DirSync' }] },
  { totalResults: '25', Resources: [user] },
);
const refusals: readonly string[] = ['response-not-json', 'response-unexpected'];

const isCount = (value: number | null) => value === null || (Number.isSafeInteger(value) && value >= 0);
const usersOf = (text: string): readonly ScimUser[] => {
  const list = read(() => parseListResponse(readJson(text, 'Users')), canary);
  return list instanceof Error ? [] : list.users;
};

describe('what SCIM answers', () => {
  always('is a page of users with ids and numbers that can be, or the typed error without a value', page, (text) => {
    const list = read(() => parseListResponse(readJson(text, 'Users')), canary);
    if (list instanceof Error) return must(refusals.includes(list.code), list.code);
    must([list.totalResults, list.startIndex, list.itemsPerPage, list.dropped].every(isCount) && list.startIndex !== 0, 'no numbers');
    must(
      list.users.every(({ id }) => id.length > 0 && id.length <= 256),
      'a user without an id',
    );
  });

  always('is a page of groups, or the typed error', spoiltJson({ ...envelope, Resources: [group, { id: 'h' }] }), (text) => {
    const list = read(() => parseGroupList(readJson(text, 'Groups')), canary);
    if (list instanceof Error) return must(refusals.includes(list.code), list.code);
    must(
      list.groups.map(toGroupFacts).every(({ name }) => name !== ''),
      'a group without a name',
    );
  });

  always(
    'is the members of a group, or none',
    spoiltJson({ memberSize: 2, startIndex: 1, members: [{ value: 'a', type: 'user' }, null] }),
    (text) => {
      const json = read(() => readJson(text, 'Members'), canary);
      if (json instanceof Error) return;
      const members = groupMembersSchema.safeParse(json).data?.members ?? [];
      must(
        members.every(({ value }) => value.length > 0 && value.length <= 256),
        'a member without an id',
      );
    },
  );

  always('becomes rows, lines of files and a list of changes whatever a user holds', fc.tuple(page, page), ([one, other]) => {
    const [before] = usersOf(one);
    const [after] = usersOf(other);
    if (!before || !after) return;
    const row = toUserRow(after);
    must(row.name !== '' && row.name.length <= 256, 'no name');
    must(row.modifiedAt === null || (Number.isFinite(row.modifiedAt) && row.modifiedAt >= 0), 'no time');
    must(!userExportWriters.ndjson.write(after).slice(0, -1).includes('\n'), 'a line break in a line');
    must(userExportWriters.csv.write(after).endsWith('\r\n'), 'no record');
    must(
      compareUsers(before, after).every((change) => (change.after ?? '').length <= 201) && kindOfChange(before, after) !== 'created',
      'no change',
    );
    must(compareUsers(after, after).length === 0, 'a user differs from itself');
  });
});
