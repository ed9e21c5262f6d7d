import { PlainPage } from '@/components/shell/plain-page';
import { buttonClass } from '@/components/ui/button-class';

export default function NotFound() {
  return (
    <PlainPage title="This page does not exist">
      <p className="text-ink-2">It was removed, or the address is wrong.</p>
      <div>
        {/* Next loads what this page needs with every other one, so it needs no code. */}
        <a href="/" className={buttonClass('primary')}>
          Go to your connections
        </a>
      </div>
    </PlainPage>
  );
}
