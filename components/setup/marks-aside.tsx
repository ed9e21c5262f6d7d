import { Mark } from '@/components/ui/mark';
import { Panel } from '@/components/ui/panel';
import { marksWords } from '@/lib/setup/words/marks';

const { title, stated, verified, opening } = marksWords;

export function MarksAside() {
  return (
    <Panel title={title}>
      <div className="grid gap-3.5 p-4 text-13">
        <p className="flex gap-2.5">
          <Mark kind="stated" silent />
          <span>
            <b>{stated.what}</b> <span className="text-ink-2">{stated.text}</span>
          </span>
        </p>
        <p className="flex gap-2.5">
          <Mark kind="verified" silent />
          <span>
            <b>{verified.what}</b> <span className="text-ink-2">{verified.text}</span>
          </span>
        </p>
        <p className="text-ink-2">{opening}</p>
      </div>
    </Panel>
  );
}
