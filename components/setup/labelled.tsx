import type { LabelledText } from '@/lib/setup/step';

/** A text with the other product's labels in bold. */
export function Labelled({ text }: Readonly<{ text: LabelledText }>) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text do not reorder.
  return text.split('*').map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}
