'use client';

import { type MouseEvent, type ReactNode, useState } from 'react';
import { toProblem } from './api';

interface DownloadLinkProps {
  href: string;
  className: string;
  onBegun?: () => void;
  children: ReactNode;
}

/** A download that needs a recent proof of who is there, which is asked for first. */
export function DownloadLink({ href, className, onBegun, children }: DownloadLinkProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const begin = async (event: MouseEvent) => {
    event.preventDefault();
    setFailed(null);
    try {
      const { download } = await import('./ask-for-proof');
      await download(href);
      onBegun?.();
    } catch (error) {
      setFailed(toProblem(error).title);
    }
  };
  return (
    <>
      <a href={href} download onClick={begin} className={className}>
        {children}
      </a>
      {failed ? (
        <span role="alert" className="text-13 text-fail">
          {failed}
        </span>
      ) : null}
    </>
  );
}
