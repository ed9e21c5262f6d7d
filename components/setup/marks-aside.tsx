import { Mark } from '@/components/ui/mark';
import { Panel } from '@/components/ui/panel';

export function MarksAside() {
  return (
    <Panel title="Two kinds of check mark">
      <div className="grid gap-3.5 p-4 text-13">
        <p className="flex gap-2.5">
          <Mark kind="stated" silent />
          <span>
            <b>You confirmed it.</b> <span className="text-ink-2">Kept with your name and the time. You can withdraw it.</span>
          </span>
        </p>
        <p className="flex gap-2.5">
          <Mark kind="verified" silent />
          <span>
            <b>Onramp checked it.</b> <span className="text-ink-2">Kept with what was asked and what came back.</span>
          </span>
        </p>
        <p className="text-ink-2">Opening a page never earns a mark.</p>
      </div>
    </Panel>
  );
}
