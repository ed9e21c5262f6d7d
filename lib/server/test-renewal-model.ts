/** What the walks of the tests do to a connection. */
export const acts = [
  'start',
  'sign in',
  'sign in elsewhere',
  'sign in, refused',
  'sign in, unreachable',
  'identify',
  'prove',
  'prove, refused',
  'hand over',
  'Okta writes',
  'confirm alive',
  'complete',
  'abandon',
  'forget',
  'change organization',
  'state tested',
  'old ends',
] as const;

export type Step = (typeof acts)[number];

interface Open {
  readonly next: 'pending' | 'active' | null;
  readonly proven: boolean;
  readonly handedOver: boolean;
  readonly alive: boolean;
}

/** A connection as the rules of a renewal see it; what must be, in the fewest words. */
export interface Model {
  readonly active: 'works' | 'ended' | null;
  readonly received: boolean;
  readonly open: Open | null;
  /** Okta holds the token in use, as far as is known. */
  readonly withOkta: boolean;
  readonly forgotten: boolean;
  /** How the renewal before ended. */
  readonly last: 'completed' | 'abandoned' | null;
  readonly watch: boolean;
}

/** What an act must come to. */
interface Outcome {
  readonly model: Model;
  readonly code: string;
  readonly records: readonly string[];
}

/** Just connected, with a watch over the directory. */
export const start: Model = { active: 'works', received: false, open: null, withOkta: false, forgotten: false, last: null, watch: true };

const fresh: Open = { next: null, proven: false, handedOver: false, alive: false };

function admit(model: Model): Outcome {
  const beside = model.active === 'works';
  const begins = !model.open && beside && model.withOkta;
  const open = model.open ?? (begins ? fresh : null);
  const records = begins ? ['renewal-started'] : [];
  if (open && beside) return { model: { ...model, received: false, open: { ...fresh, next: 'pending' } }, code: 'ok', records };
  const renewed = open ? ({ ...fresh, next: 'active' } as const) : null;
  return { model: { ...model, received: false, active: 'works', withOkta: false, open: renewed }, code: 'ok', records };
}

function finish(model: Model): Model {
  const active = model.open?.next === 'pending' ? 'works' : model.active;
  return { ...model, active, withOkta: model.open?.handedOver === true || model.withOkta, open: null, last: 'completed' };
}

const giveUp = (model: Model): Model => ({ ...model, open: null, received: false, last: 'abandoned' });

/** The old one ended: the one that waits takes its place. */
function settle(model: Model): Model {
  if (model.active === 'works' || model.open?.next !== 'pending') return model;
  return { ...model, active: 'works', withOkta: model.open.handedOver, open: { ...model.open, next: 'active' } };
}

function prove(model: Model, passes: boolean): Outcome {
  const same = (code: string): Outcome => ({ model, code, records: [] });
  const { open } = model;
  if (!open) return same('renewal-missing');
  if (open.next === null) return same('renewal-not-ready');
  const proven = passes || (open.handedOver && open.proven);
  // A ladder also learns when a token really ends.
  const active = open.next === 'active' ? 'works' : model.active;
  return { model: { ...model, active, open: { ...open, proven } }, code: 'ok', records: [] };
}

function end(model: Model, how: 'completed' | 'abandoned'): Outcome {
  const same = (code: string): Outcome => ({ model, code, records: [] });
  const { open } = model;
  if (!open) return same(model.last === how ? 'ok' : 'renewal-missing');
  if (how === 'abandoned') return { model: giveUp(model), code: 'ok', records: ['renewal-abandoned'] };
  if (model.received || !open.handedOver) return same('renewal-not-ready');
  return { model: finish(model), code: 'ok', records: ['renewal-completed'] };
}

function handOver(model: Model): Outcome {
  const same = (code: string): Outcome => ({ model, code, records: [] });
  const { open } = model;
  if (!open) return same('renewal-missing');
  if (model.received || !open.proven) return same('renewal-not-ready');
  if (open.handedOver) return same('ok');
  const withOkta = model.withOkta || open.next === 'active';
  return { model: { ...model, withOkta, open: { ...open, handedOver: true } }, code: 'ok', records: ['renewal-handed-over'] };
}

function live(model: Model): Outcome {
  const same = (code: string): Outcome => ({ model, code, records: [] });
  const { open } = model;
  if (!open) return same('renewal-missing');
  if (model.received || !open.handedOver) return same('renewal-not-ready');
  if (open.alive) return same('ok');
  return { model: { ...model, open: { ...open, alive: true } }, code: 'ok', records: ['renewal-alive'] };
}

function forget(model: Model): Outcome {
  const records = model.open ? [model.open.handedOver ? 'renewal-completed' : 'renewal-abandoned'] : [];
  const left = !model.open ? model : model.open.handedOver ? finish(model) : giveUp(model);
  const forgotten = left.forgotten || left.active !== null || left.received;
  return { model: { ...left, active: null, received: false, withOkta: false, forgotten }, code: 'ok', records };
}

function begin(model: Model): Outcome {
  if (model.open) return { model, code: 'ok', records: [] };
  if (model.active === null && !model.forgotten) return { model, code: 'credential-missing', records: [] };
  return { model: { ...model, open: fresh }, code: 'ok', records: ['renewal-started'] };
}

function rulesOf(model: Model): Readonly<Record<Step, () => Outcome>> {
  const same = (code = 'ok'): Outcome => ({ model, code, records: [] });
  const to = (change: Partial<Model>): Outcome => ({ model: { ...model, ...change }, code: 'ok', records: [] });
  return {
    start: () => begin(model),
    'sign in': () => admit(model),
    'sign in elsewhere': () => same('organization-mismatch'),
    'sign in, refused': () => to({ received: false }),
    'sign in, unreachable': () => to({ received: true }),
    identify: () => (model.received ? admit(model) : same()),
    prove: () => prove(model, true),
    'prove, refused': () => prove(model, false),
    'hand over': () => handOver(model),
    'Okta writes': () => {
      const seen = model.watch && model.active !== null && model.open?.handedOver && !model.open.alive;
      return seen && model.open
        ? { model: { ...model, open: { ...model.open, alive: true } }, code: 'ok', records: ['renewal-alive'] }
        : same();
    },
    'confirm alive': () => live(model),
    complete: () => end(model, 'completed'),
    abandon: () => end(model, 'abandoned'),
    forget: () => forget(model),
    'change organization': () =>
      model.open ? { model: { ...giveUp(model), watch: false }, code: 'ok', records: ['renewal-abandoned'] } : to({ watch: false }),
    'state tested': () => to({ withOkta: model.active !== null }),
    'old ends': () => to({ active: model.active === null ? null : 'ended' }),
  };
}

/** What comes of an act. */
export function step(model: Model, act: Step): Outcome {
  const outcome = rulesOf(model)[act]();
  return { ...outcome, model: settle(outcome.model) };
}
