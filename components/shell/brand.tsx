export function Brand() {
  return (
    <>
      <svg
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        aria-hidden="true"
        className="size-5.5 flex-none"
      >
        <path d="M2 6h18" />
        <path d="M2 17.5c7.5 0 7.5-6.2 13-6.2h5" />
      </svg>
      Onramp
    </>
  );
}
