import type { Facts } from './facts';
import { failed, needsScim, skipped, type Verdict, verdict } from './verdict';

interface Directory {
  readonly finding: string;
  /** Follows a number of users; one or many. */
  readonly came: string;
  readonly remedy: string;
}

/**
 * What `provisionSource` tells of another directory. Its values: github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`;
 * which product each stands for is read from its name. Users may still carry it after that product was switched off.
 */
const otherDirectories: Readonly<Record<string, Directory>> = {
  AD: {
    finding: 'Directory Connector looks to be in use',
    came: 'came from Active Directory (provisionSource AD)',
    remedy: 'If Directory Connector still runs, switch its synchronization off before Okta fills this organization.',
  },
  AAD: {
    finding: 'Entra ID looks to be in use',
    came: 'came from Entra ID (provisionSource AAD)',
    remedy: 'Let only one directory fill this organization. Stop Entra’s provisioning first.',
  },
  BROADWORKS: {
    finding: 'BroadWorks looks to be in use',
    came: 'came from BroadWorks (provisionSource BROADWORKS)',
    remedy: 'Ask your Webex calling provider who manages these users before Okta fills this organization.',
  },
};

/** Sources that stand in nobody's way: Okta itself, and whoever wrote users over the same API. */
const harmless: ReadonlySet<string> = new Set(['OKTA', 'SCIM']);

/** A word that Webex sent, if it is one that may be shown. */
const nameOf = (source: string) => (/^[\w-]{1,40}$/.test(source) ? source : 'without a readable name');

const unknownDirectory = (source: string): Directory => ({
  finding: 'Another source of users looks to be in use',
  came: `came from a source that Onramp does not know (provisionSource ${nameOf(source)})`,
  remedy: 'Find out what writes these users before Okta fills this organization.',
});

/** A day in UTC, for example `12 Nov 2026`. */
const dayOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);

const amount = (count: number) => (count === 1 ? '1 user' : `${count.toLocaleString('en')} users`);

/** The sources that speak of another directory, the one that Cisco's article names first, then by number of users. */
function othersIn(sources: readonly (string | null)[]): readonly (readonly [source: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const source of sources) if (source && !harmless.has(source)) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => Number(b === 'AD') - Number(a === 'AD') || n - m);
}

/** Whether users came from somewhere else than Okta. A trace only: no API tells whether another directory still runs. */
export function judgeSource({ sample }: Facts): Verdict {
  if (!sample) return skipped('The users’ source was not read', needsScim);
  if (!sample.value) return failed('The users’ source could not be read', sample);
  const { sources, total, newestFromDirectoryConnector: newest } = sample.value;
  const { exchange } = sample;
  const looked = `${sources.length.toLocaleString('en')} of ${total.toLocaleString('en')} users looked at.`;
  const others = othersIn(sources);
  const [first] = others;
  if (first) {
    const directory = (source: string) => otherDirectories[source] ?? unknownDirectory(source);
    const traces = others.slice(0, 3).map(([source, count]) => {
      const since = source === 'AD' && newest !== null ? `, newest change ${dayOf(newest)}` : '';
      return `${amount(count)} ${directory(source).came}${since}.`;
    });
    const { finding, remedy } = directory(first[0]);
    return verdict('warn', finding, { detail: [...traces, looked].join(' '), remedy, exchange });
  }
  if (sources.length > 0 && sources.every((source) => source === null)) {
    return verdict('unknown', 'Where users come from is not known', { detail: `Webex did not name a source. ${looked}`, exchange });
  }
  return verdict('pass', 'No trace of another directory', { detail: looked, exchange });
}
