import type { NoticeKind, NoticeStatus } from './notice';

export type ChannelKind = 'email' | 'webhook';

/** One delivery through a channel, as the delivery log shows it. Times are epoch milliseconds. */
export interface DeliveryView {
  readonly id: string;
  readonly kind: NoticeKind;
  /** Calendar days before the end, of a reminder. */
  readonly threshold: number | null;
  readonly status: NoticeStatus;
  readonly raisedAt: number;
  readonly triedAt: number | null;
  readonly deliveredAt: number | null;
  readonly attempts: number;
  readonly nextAt: number;
  /** What came back, in a few words. */
  readonly detail: string | null;
}

/** Where reminders and alarms go, as the screens may know it. */
export interface ChannelView {
  readonly id: string;
  readonly kind: ChannelKind;
  /** A mail address, or the host of a webhook: the rest of its URL may be a secret. */
  readonly address: string;
  /** The last characters of a webhook's URL, by which two of one host are told apart; `null`: it is too short to show any. */
  readonly ending: string | null;
  /** Whether it is told about every connection. */
  readonly forAll: boolean;
  readonly enabled: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
  /** The newest first. */
  readonly deliveries: readonly DeliveryView[];
}

/** The ways in which a connection's admin is reached. */
export interface ChannelsView {
  readonly channels: readonly ChannelView[];
  /** Whether a mail server is configured. */
  readonly mailReady: boolean;
  /** The server's clock when this was read. */
  readonly serverNow: number;
  /** A webhook's signing secret that was just made. It is told this once. */
  readonly secret?: { readonly channelId: string; readonly value: string };
}
