export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const base =
  'inline-flex items-center justify-center gap-2 rounded-2 border font-medium whitespace-nowrap no-underline transition-colors duration-100 aria-disabled:bg-sunken aria-disabled:border-line aria-disabled:text-ink-3 aria-disabled:hover:bg-sunken';

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-action bg-action text-on-action hover:bg-action-hover',
  secondary: 'border-edge bg-surface text-ink hover:bg-hover',
  ghost: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-fail-line bg-surface text-fail hover:bg-fail-soft',
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  sm: 'h-8 mid:h-7 px-2.5 text-13 gap-1.5',
  md: 'h-9 px-3.5 text-14',
  lg: 'h-10 px-4.5 text-14',
};

/** The look of a button, for links that lead somewhere as well. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return `${base} ${variants[variant]} ${sizes[size]}`;
}
