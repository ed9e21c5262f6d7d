import type { Edition } from '@/lib/okta/edition';
import type { Source } from '@/lib/source';

/** The steps of the guide, in their order. */
export const stepIds = ['prepare', 'add-app', 'organization-id', 'authorize', 'verify', 'configure-okta', 'choose-sync', 'assign'] as const;

/** A step, as addresses and this code name it. */
export type StepId = (typeof stepIds)[number];

/** What the admin can state, by step. What only one person can know is one statement, so that each keeps its own name and time. */
export const statementsOf = {
  prepare: ['okta-licence', 'webex-subscription', 'licence-template', 'single-sign-on', 'no-directory-connector', 'full-admin', 'domains'],
  'add-app': ['app-added'],
  'configure-okta': ['okta-tested'],
  'choose-sync': ['create-users', 'update-attributes', 'deactivate-users', 'sync-chosen'],
  assign: ['assigned'],
} as const satisfies Partial<Record<StepId, readonly string[]>>;

/** A statement, as the database and this code name it. */
export type StatementId = (typeof statementsOf)[keyof typeof statementsOf][number];

const statementIds: ReadonlySet<string> = new Set(Object.values(statementsOf).flat());

/** Whether a text names a step; a page for anything else does not exist. */
export function isStepId(value: string): value is StepId {
  return stepIds.some((id) => id === value);
}

/** Whether a text names a statement. */
export function isStatementId(value: string): value is StatementId {
  return statementIds.has(value);
}

/** Where the admin works in a step. */
export type Place = 'onramp' | 'okta' | 'control-hub' | 'webex-sign-in';

/** A way through another product's menus: its labels, as spelled there, the last one where the work is done. */
interface ClickPath {
  readonly app: 'Okta' | 'Control Hub';
  readonly labels: readonly string[];
  readonly source: Source;
}

/** Text in which the other product's labels stand between asterisks: `Select *Save*.` */
type LabelledText = string;

/** A value of the connection that Okta needs. */
export type PastedValue = 'organization-id' | 'token';

/** One thing to do. */
interface Order {
  readonly text: LabelledText;
  readonly note?: LabelledText;
  /** What is pasted there; the guide shows it with its copy button. */
  readonly paste?: PastedValue;
  readonly source: Source;
}

/** A fact worth a line: what to expect, or what goes wrong without a word. */
export interface Remark {
  readonly title: string;
  readonly text: LabelledText;
  readonly source: Source;
  /** Said only where it holds. */
  readonly edition?: Edition;
}

/** Something that the admin ticks. */
export interface StatementItem {
  readonly id: StatementId;
  readonly title: string;
  readonly why: LabelledText;
  /** How to look, and where it is explained. */
  readonly look: { readonly text: LabelledText; readonly link: Source } | null;
  /** Whether a later step finds out by itself. */
  readonly later: string | null;
  /** One or two words for “still to do”. */
  readonly short: string;
}

/** Part of a {@link Sketch}: a label, or a grey bar where the label does not matter. */
export interface SketchItem {
  readonly label?: string;
  readonly spot?: number;
}

/** A line of a sketch's card. */
export interface SketchRow extends SketchItem {
  readonly kind: 'text' | 'field' | 'box' | 'button' | 'copy' | 'person';
  /** An example, never a real value. */
  readonly value?: string;
}

/** A generic wireframe of another product's page. Its numbered spots are the orders, or the path, beside it. */
export interface Sketch {
  readonly title: string;
  /** One sentence for those who do not see it. */
  readonly description: string;
  readonly caption: LabelledText;
  readonly address: string;
  readonly menu: readonly SketchItem[];
  readonly tabs: readonly SketchItem[];
  readonly card: { readonly title?: string; readonly spot?: number; readonly rows: readonly SketchRow[] };
}

/** Everything that the guide says about one step. Adding one touches its own file, `steps.ts` and the ids above. */
export interface StepContent {
  readonly id: StepId;
  readonly name: string;
  /** An order: the title of the step's page. */
  readonly title: string;
  readonly summary: string;
  readonly lead: string;
  readonly place: Place;
  readonly seconds: number;
  readonly path: ClickPath | null;
  /** For screens that do not look like this. */
  readonly older: { readonly summary: string; readonly text: LabelledText; readonly path: ClickPath } | null;
  readonly sketch: Sketch | null;
  readonly orders: readonly Order[];
  readonly items: readonly StatementItem[];
  /** The words with which the admin confirms the step, in steps that Onramp cannot check. `short` is the button. */
  readonly statement: { readonly id: StatementId; readonly text: string; readonly short: string; readonly note: string } | null;
  /** What is seen when it worked. */
  readonly success: Remark | null;
  /** What fails without a word. */
  readonly pitfalls: readonly Remark[];
}

/** A step in its place. */
export interface Step extends StepContent {
  /** From 1, in the order of the guide. */
  readonly number: number;
}
