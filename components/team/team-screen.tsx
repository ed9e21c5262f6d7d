'use client';

import { useState } from 'react';
import { ask, toProblem } from '@/components/connection/api';
import { PageTitle } from '@/components/ui/page-title';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemDocument } from '@/lib/problems';
import { type Role, roles, roleWords } from '@/lib/team/role';
import type { TeamView } from '@/lib/team/views';
import { MemberTable } from './member-table';
import { SessionTable } from './session-table';

/** An act on the team; each answers with the team as it is afterwards. */
export type TeamAct =
  | { readonly kind: 'role'; readonly id: string; readonly role: Role }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'end'; readonly id: string };

function act({ id, ...what }: TeamAct): Promise<TeamView> {
  if (what.kind === 'role') return ask('PATCH', `/members/${id}`, { role: what.role });
  return ask('DELETE', what.kind === 'remove' ? `/members/${id}` : `/sessions/${id}`);
}

export function TeamScreen({ team: first }: Readonly<{ team: TeamView }>) {
  const [team, setTeam] = useState(first);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const [busy, setBusy] = useState(false);
  const doAct = async (wanted: TeamAct) => {
    setBusy(true);
    setProblem(null);
    try {
      setTeam(await act(wanted));
    } catch (error) {
      setProblem(toProblem(error));
    }
    setBusy(false);
  };
  return (
    <main id="main" className="mx-auto grid w-full max-w-[960px] grid-cols-[minmax(0,1fr)] gap-8 px-4 pt-5 pb-14 mid:px-7 mid:pt-7">
      <header className="grid gap-1">
        <PageTitle page="/team" className="text-20">
          Team and sessions
        </PageTitle>
        <p className="text-ink-2">Who may come in, what each may do, and where somebody is signed in now.</p>
      </header>
      {problem ? <ProblemCallout problem={problem} /> : null}
      <section aria-labelledby="members" className="grid gap-3">
        <h2 id="members" className="text-16 font-semibold">
          Members
        </h2>
        {team.company === null ? (
          <p className="max-w-[64ch] text-ink-2">
            No company sign-in is set up, so whoever holds a launch link is an owner. The README’s section “Team” says how to connect Okta
            or another OpenID Connect provider.
          </p>
        ) : (
          <MemberTable members={team.members} mayManage={team.mayManage} busy={busy} onAct={doAct} />
        )}
        <dl className="grid gap-x-4 gap-y-1 text-13 text-ink-2 mid:grid-cols-[auto_1fr]">
          {roles.map((role) => (
            <div key={role} className="contents">
              <dt className="font-medium text-ink">{roleWords[role].label}</dt>
              <dd>{roleWords[role].may}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="sessions" className="grid gap-3">
        <h2 id="sessions" className="text-16 font-semibold">
          {team.mayManage ? 'Open sessions' : 'Your open sessions'}
        </h2>
        <SessionTable sessions={team.sessions} busy={busy} onAct={doAct} />
      </section>
    </main>
  );
}
