export function KeyHint({ keys, inherit = false }: Readonly<{ keys: readonly string[]; inherit?: boolean }>) {
  const look = inherit ? 'border-current/35' : 'border-line border-b-control bg-surface text-ink-2';
  return (
    <span className="inline-flex gap-[3px] align-middle">
      {keys.map((key) => (
        <kbd
          key={key}
          className={`inline-grid h-4.5 min-w-4.5 place-items-center rounded-1 border px-1 font-sans text-11 font-medium ${look}`}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
