import { createRoot } from 'react-dom/client';
import type { SessionView } from '@/lib/team/views';
import { ProofDialog } from './proof-dialog';

/**
 * Asks the person to prove who they are, in a dialog over whatever is shown.
 *
 * @returns whether they did. Where the proof is a new sign-in at the company, the page is left and comes back.
 */
export async function askForProof(): Promise<boolean> {
  const reply = await fetch('/api/session', { cache: 'no-store' });
  if (!reply.ok) return false;
  const session: SessionView = await reply.json();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  const asked = document.activeElement;
  const proven = await new Promise<boolean>((done) => {
    root.render(<ProofDialog session={session} onDone={done} />);
  });
  root.unmount();
  host.remove();
  if (asked instanceof HTMLElement) asked.focus();
  return proven;
}

/** Begins a download that needs a proof of who is there. */
export async function download(href: string): Promise<void> {
  const reply = await fetch('/api/session', { cache: 'no-store' });
  const session: SessionView | null = reply.ok ? await reply.json() : null;
  if (session?.mayDownload === false && !(await askForProof())) return;
  window.location.assign(href);
}
