import fc from 'fast-check';

const plain = ['start', 'deposit', 'confirm', 'reveal', 'replace', 'finish', 'abandon', 'state tested', 'forget'] as const;
type Plain = (typeof plain)[number];

/** What an admin does. `link` counts back from the newest one. */
export interface Chosen {
  readonly do: Plain;
  readonly by: 0 | 1;
  readonly link: number;
}

/** One step of a history. `killed`: the process dies so many turns of the event loop, and then so many of its jobs, into the act. */
export type Step =
  | { readonly kind: 'one'; readonly act: Chosen }
  | { readonly kind: 'both'; readonly acts: readonly [Chosen, Chosen] }
  | { readonly kind: 'killed'; readonly act: Chosen; readonly turns: number; readonly jobs: number }
  | { readonly kind: 'kill' | 'restart' | 'backup' }
  | { readonly kind: 'restore'; readonly backup: number };

const admin = fc.constantFrom<0 | 1>(0, 1);
const link = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) });
const chosen = (...among: readonly Plain[]): fc.Arbitrary<Chosen> => fc.record({ do: fc.constantFrom(...among), by: admin, link });

// A ladder is climbed for it, which takes as long as the rest of a history.
const often = plain.filter((act) => act !== 'finish');
const oneAct = fc.oneof({ weight: 12, arbitrary: chosen(...often) }, { weight: 1, arbitrary: chosen('finish') });
/** Not a deposit beside a confirmation: for the one Webex must be silent, for the other it must answer. */
const besideDeposit = chosen('start', 'deposit', 'reveal', 'replace', 'abandon', 'forget');
const besideConfirm = chosen('start', 'confirm', 'reveal', 'replace', 'abandon', 'forget');
const turns = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(100) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: oneAct.map((act): Step => ({ kind: 'one', act })) },
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.tuple(besideDeposit, besideDeposit), fc.tuple(besideConfirm, besideConfirm))
      .map((acts): Step => ({ kind: 'both', acts })),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('killed' as const), act: chosen(...often), turns, jobs: fc.nat(150) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'restart' as const, 'backup' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), backup: fc.nat(3) }) },
);

const path: readonly Plain[] = ['start', 'deposit', 'confirm', 'state tested', 'replace', 'start', 'deposit', 'confirm'];
const lead = fc
  .tuple(fc.nat(path.length), admin)
  .map(([length, by]) => path.slice(0, length).map((act): Step => ({ kind: 'one', act: { do: act, by, link: 0 } })));

/** Histories, most of which go some way along the path of the guide before they stray from it. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(lead, fc.array(step, { minLength: 1, maxLength: 14 }))
  .map(([first, rest]) => [...first, ...rest]);
