import type { Sink } from './canary-search';

/** What sinks tell of a connection. */
export interface Told {
  readonly id: string;
  readonly name: string;
  /** Another connection, about which the same channels tell. */
  readonly otherName: string;
  readonly fingerprint: string;
}

/** What a sink holds when it was really written to. */
function marksOf({ id, name, otherName, fingerprint }: Told): readonly (readonly [sink: RegExp, ...marks: readonly string[]])[] {
  return [
    [/^(view|list)$/, id, name],
    [/^page,/, name],
    [/^(activity|export, connection|export, all|change record|calendar)/, fingerprint],
    [/^channels$/, '"admin@example.com"', 'The mail server took it', 'The mail server refused', 'Answered 204', 'Answered 500'],
    [/^users$/, '@quillon.example'],
    [/^metrics$/, 'onramp_'],
    [/^backup$/, '"table":"credentials"', fingerprint, '"v1.'],
    [/^backup, printed$/, 'canary.backup'],
    [/^(stopped, onramp\.db|table, credentials)$/, fingerprint, 'v1.'],
    [/^mails$/, name, otherName, 'Message-ID'],
    [/^webhooks$/, name, otherName, 'webhook-signature', '"test"'],
    [/^events$/, 'event: changed'],
    [/^refusals$/, '"authorization-used"', '"state-missing"', '"invalid-request"', '"mail-address-wrong"'],
    [/^log$/, '"authorization-used"', 'a notice was not delivered'],
  ];
}

/** Which sinks lack what they must hold, or are missing altogether: in those nothing could be found. */
export function emptySinks(sinks: readonly Sink[], told: Told): readonly string[] {
  return marksOf(told).flatMap(([wanted, ...marks]) => {
    const there = sinks.filter(({ name }) => wanted.test(name));
    if (there.length === 0) return [`nothing like ${wanted}`];
    return there.flatMap(({ name, content }) => marks.filter((mark) => !content.includes(mark)).map((mark) => `${name} without ${mark}`));
  });
}
