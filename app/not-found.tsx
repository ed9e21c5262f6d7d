import { PlainPage } from '@/components/shell/plain-page';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';

export default function NotFound() {
  return (
    <PlainPage title="This page does not exist">
      <p className="text-ink-2">It was removed, or the address is wrong.</p>
      <div>
        <Link href="/" className={buttonClass('primary')}>
          Go to your connections
        </Link>
      </div>
    </PlainPage>
  );
}
