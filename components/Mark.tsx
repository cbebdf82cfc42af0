/** The product's sign, the same as static/favicon.svg. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M8 20.5l5.2-5.2 4 4L24 12.5M18.6 12H24v5.4" />
    </svg>
  );
}
