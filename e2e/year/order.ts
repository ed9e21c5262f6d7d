/** What the test tells a worker to do: one round of both jobs, at a time that is made up. */
export interface Order {
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a worker's sender posts to the receiver. */
export interface Post {
  readonly worker: string;
  readonly noticeId: string;
  readonly channelId: string;
  /** The token that it is about. */
  readonly fingerprint: string | null;
  readonly threshold: number | null;
}
