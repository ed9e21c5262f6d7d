import { describe } from 'vitest';
import { canary, canaryToken, organizationId, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { growsWithLength } from '@/lib/server/growth.fixture';
import { organizationIdPattern, parseOrganizationId } from './organization-id';

const long = (type: string) => btoa(`ciscospark://us/${type}/${organizationId}`);
const texts = spoiltTexts(
  organizationId,
  long('ORGANIZATION'),
  long('PEOPLE'),
  `https://admin.webex.com/account?orgId=${organizationId}#top`,
  `https%3A%2F%2Fidbroker.webex.com%2F${organizationId}`,
  `Organization ID: {${organizationId.toUpperCase()}} says it@example.com`,
  'https://example.okta.com/admin/app/cisco_webex/instance/0oa1/',
  canaryToken,
);

describe('parseOrganizationId', () => {
  always('never throws, and gives a strict UUID or a sentence that repeats nothing of a token', texts, (text) => {
    const reading = read(() => parseOrganizationId(text), canary);
    must(!(reading instanceof Error), 'it threw');
    if (reading.ok) must(organizationIdPattern.test(reading.organizationId), 'not a UUID');
    else must(/^[A-Z].{20,}\.$/.test(reading.message) && !reading.message.includes(canary.slice(0, 8)), 'not such a sentence');
  });

  growsWithLength(10_240, parseOrganizationId);
});
