import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

/** A link to another product, in its own tab and without telling it where from. */
export function OutsideLink({ href, children }: Readonly<{ href: string; children: ReactNode }>) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link text-13">
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
      <ExternalLink aria-hidden="true" className="ml-1.5 inline size-3.5 align-[-2px]" />
    </a>
  );
}
