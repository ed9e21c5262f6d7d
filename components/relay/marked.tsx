/** A text with another product's labels, between asterisks, set apart. */
export function Marked({ text }: Readonly<{ text: string }>) {
  return text.split('*').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text do not reorder.
      <b key={index} className="text-ink">
        {part}
      </b>
    ) : (
      part
    ),
  );
}
