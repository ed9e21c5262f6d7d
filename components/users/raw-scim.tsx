import { CopyButton } from '@/components/ui/copy-button';

/** A user as Webex answered it, to be read and copied. */
export function RawScim({ json }: Readonly<{ json: string }>) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-5 pt-3.5">
      <div>
        <CopyButton label="JSON" text={json} />
      </div>
      <pre className="font-mono text-12 leading-[18px] break-words whitespace-pre-wrap">{json}</pre>
    </div>
  );
}
