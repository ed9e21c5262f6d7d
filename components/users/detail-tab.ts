export const detailTabs = ['Attributes', 'Raw SCIM', 'History'] as const;

export type DetailTab = (typeof detailTabs)[number];

/** The tab that a key leads to; `null` for keys that do not move. */
export function tabAfter(tab: DetailTab, key: string): DetailTab | null {
  const at = detailTabs.indexOf(tab);
  if (key === 'ArrowRight') return detailTabs[(at + 1) % detailTabs.length] ?? null;
  if (key === 'ArrowLeft') return detailTabs.at(at - 1) ?? null;
  if (key === 'Home') return detailTabs[0];
  if (key === 'End') return detailTabs.at(-1) ?? null;
  return null;
}
