/** What one kind of notice says, without the facts that all of them list. */
export interface NoticeWords {
  /** Without the connection's name, as the subject begins. */
  readonly title: string;
  /** What happens, when, and what to do. */
  readonly paragraphs: readonly string[];
  readonly actionLabel: string;
  /** How urgent it is; decides the colour only. */
  readonly tone: NoticeTone;
}

/** `info`: nothing to do now. `pass`: good news. */
export type NoticeTone = 'info' | 'pass' | 'warn' | 'fail';
