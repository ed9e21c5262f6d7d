import { FlaskConical, Globe, Landmark } from 'lucide-react';
import type { EnvironmentName } from '@/lib/webex/environments';
import { environmentLabels } from './environment-labels';

const looks = {
  commercial: { Icon: Globe, frame: 'border-line bg-sunken text-ink-2' },
  government: { Icon: Landmark, frame: 'border-live-line bg-live-soft text-live' },
  sandbox: { Icon: FlaskConical, frame: 'border-dashed border-control bg-sunken text-ink-2' },
} as const satisfies Record<EnvironmentName, unknown>;

export function EnvironmentBadge({ environment, compact = false }: Readonly<{ environment: EnvironmentName; compact?: boolean }>) {
  const { Icon, frame } = looks[environment];
  return (
    <span data-pill className={`inline-flex h-5.5 flex-none items-center gap-1.5 rounded-full border px-2 text-12 font-medium ${frame}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span className={compact ? 'max-mid:sr-only' : ''}>{environmentLabels[environment]}</span>
    </span>
  );
}
