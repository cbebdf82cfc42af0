import type { ComponentChildren } from "preact";
import { Mark } from "./Mark.tsx";

/** One centred card for those who are not in yet: log in, forgotten password, new password. */
export function AuthCard({ product, title, text, children, below }: {
  product: string;
  title: string;
  text?: string;
  children?: ComponentChildren;
  below?: ComponentChildren;
}) {
  return (
    <main class="min-h-screen px-4 py-10 flex flex-col items-center justify-center">
      <div class="auth">
        <div class="flex items-center justify-center gap-2 mb-6">
          <Mark />
          <span class="text-lg font-semibold tracking-tight">{product}</span>
        </div>
        <div class="card px-6 py-7">
          <h1 class="text-xl font-semibold tracking-tight">{title}</h1>
          {text && <p class="mt-1 text-ink-2">{text}</p>}
          <div class="mt-5">{children}</div>
        </div>
        {below && <div class="mt-5 text-center text-sm text-ink-2">{below}</div>}
      </div>
    </main>
  );
}
