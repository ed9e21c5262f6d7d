import { cutOff, endless, notJson, wrongShape } from './broken-replies';
import { wait } from './wait';

/** What goes wrong with a path. A status may bring headers and a body of its own. */
type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly contentType?: string }
  | 'slow'
  | 'cut-off'
  | 'not-json'
  | 'wrong-shape'
  | 'endless';

/** Switches for faults, for tests. They act at once and until they are cleared. */
export interface Faults {
  /** @param pathPrefix what follows the base, for example `/v1/people/me`; the longest prefix that fits wins. */
  set(pathPrefix: string, fault: Fault): void;
  /** Clears one prefix, or all. */
  clear(pathPrefix?: string): void;
  /** Lets the fault of a path, if there is one, have its way with an answer. */
  apply(path: string, signal: AbortSignal, answer: () => Promise<Response>): Promise<Response>;
}

/** How long `slow` keeps silent: longer than anyone should wait. */
const slowMs = 60_000;

/** All switches off. */
export function createFaults(): Faults {
  const set = new Map<string, Fault>();
  return {
    set: (pathPrefix, fault) => void set.set(pathPrefix, fault),
    clear: (pathPrefix) => void (pathPrefix === undefined ? set.clear() : set.delete(pathPrefix)),
    apply: async (path, signal, answer) => {
      const prefixes = [...set.keys()].filter((candidate) => path.startsWith(candidate)).sort((a, b) => b.length - a.length);
      const fault = prefixes[0] === undefined ? undefined : set.get(prefixes[0]);
      if (fault === undefined) return answer();
      if (fault === 'not-json') return notJson();
      if (fault === 'wrong-shape') return wrongShape();
      if (fault === 'endless') return endless();
      if (fault === 'cut-off') return cutOff(await answer());
      if (fault === 'slow') {
        await wait(slowMs, signal);
        return answer();
      }
      const body = [204, 205, 304].includes(fault.status) ? null : (fault.body ?? '');
      const headers = {
        'content-type': fault.contentType ?? 'application/json;charset=UTF-8',
        'cache-control': 'no-store',
        ...fault.headers,
      };
      return new Response(body, { status: fault.status, headers });
    },
  };
}
