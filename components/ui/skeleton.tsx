export function Skeleton({ className = 'w-24' }: Readonly<{ className?: string }>) {
  return <span aria-hidden="true" className={`inline-block h-2.5 max-w-full rounded-1 bg-line ${className}`} />;
}
