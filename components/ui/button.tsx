import { type ComponentProps, useId } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class';
import { Spinner } from './spinner';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  working?: boolean;
  /** Why it cannot be pressed yet; shown beside it. The button stays reachable. */
  notYet?: string | null;
}

export function Button({
  variant,
  size,
  working = false,
  notYet = null,
  type = 'button',
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const blocked = working || notYet !== null;
  const button = (
    <button
      {...rest}
      type={type}
      className={`${buttonClass(variant, size)} ${className}`}
      aria-busy={working || undefined}
      aria-disabled={blocked || undefined}
      aria-describedby={notYet === null ? rest['aria-describedby'] : reasonId}
      onClick={(event) => {
        if (blocked) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {working ? <Spinner /> : null}
      {children}
    </button>
  );
  if (notYet === null) return button;
  return (
    <>
      {button}
      <span id={reasonId} className="text-12 text-ink-2">
        {notYet}
      </span>
    </>
  );
}
