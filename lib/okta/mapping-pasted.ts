/** One attribute, as it was read from what an admin pasted or ticked. */
export interface PastedAttribute {
  readonly pasted: string;
  /** What it may be called, the surest name first. Never empty. */
  readonly names: readonly string[];
  /** What Okta fills it from. `null`: not told. */
  readonly expression: string | null;
  /** It was added to the app's profile by an admin. */
  readonly custom: boolean;
}
