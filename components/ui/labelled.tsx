interface LabelledProps {
  /** Set apart is what stands between asterisks. */
  text: string;
  /** What is set apart is a value or an address, not a label. */
  mono?: boolean;
}

/** A text with the other product's labels, or values, set apart. */
export function Labelled({ text, mono = false }: Readonly<LabelledProps>) {
  const look = mono ? 'font-mono font-medium text-ink' : 'text-ink';
  return text.split('*').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text do not reorder.
      <b key={index} className={look}>
        {part}
      </b>
    ) : (
      part
    ),
  );
}
