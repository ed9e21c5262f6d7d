import fc from 'fast-check';
import { describe } from 'vitest';
import { canary, canaryToken, spoiltJson, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { growsWithLength } from '@/lib/server/growth.fixture';
import { lintMapping } from './mapping-lint';
import { translateTaskError } from './task-error';
import { taskErrorRules } from './task-error-rules';

const schema = {
  definitions: {
    custom: { properties: { nickName: { title: 'Nickname', master: { type: 'OKTA' } } } },
    base: { properties: { userName: {} } },
  },
};
const mappings = {
  properties: { displayName: { expression: 'user.displayName', pushStatus: 'PUSH' }, 'name.givenName': { expression: 'x' } },
};
const event = {
  eventType: 'application.provision.user.push',
  outcome: { result: 'FAILURE', reason: canaryToken },
  target: [{ type: 'AppInstance' }],
};
const errorBody = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: '409',
  detail: 'User exists',
  scimType: 'uniqueness',
};

const attributes = fc.oneof(
  spoiltTexts(
    'displayName, name.givenName; title\nuser.email -> userName',
    'Display name\tdisplayName\tstring\nuser.login | userName | create',
  ),
  spoiltJson(schema, mappings, [schema]),
);
const tasks = fc.oneof(
  spoiltTexts(
    ...taskErrorRules.map(({ example }) => example),
    `Automatic provisioning of user Mira to app Cisco Webex failed: ${canaryToken}`,
  ),
  spoiltJson(event, errorBody, [event, event]),
);
const editions = fc.constantFrom('classic' as const, 'scim2' as const);

describe('what an admin pastes from Okta', () => {
  always('is a mapping, or a note why it is none', fc.tuple(attributes, editions), ([text, edition]) => {
    const lint = read(() => lintMapping(text, edition), canary);
    must(!(lint instanceof Error), 'it threw');
    must(Object.values(lint.counts).reduce((sum, count) => sum + count, 0) === lint.findings.length, 'the counts differ');
    must(lint.findings.length > 0 || lint.notes.length > 0, 'nothing is said');
  });

  always('is a failed task with both halves in short, and shows no token', fc.tuple(tasks, tasks), ([one, other]) => {
    const told = read(() => translateTaskError(`${one}\n${canaryToken}\n${other}`), canary);
    must(!(told instanceof Error), 'it threw');
    must(!JSON.stringify(told).includes(canaryToken), 'a token is shown');
    must((told.okta?.said ?? '').length <= 300 && (told.webex?.said ?? '').length <= 300 && told.answers.length <= 3, 'too long');
    must(told.known || told.notKnown !== null, 'nothing is said');
  });

  growsWithLength(40_000, translateTaskError, (text) => lintMapping(text, 'scim2'));
});
