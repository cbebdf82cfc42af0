/** The system gives its own ports from here on (Linux 32768, others 49152) to whoever asks for any, or calls out. */
const FIRST = 10_240, BEFORE = 32_768;

/**
 * A port of this machine that nobody listens on, for a program that has to be told one. None of those the system gives out:
 * between here and the program's start another test could be given that very one.
 */
export function freePort(): number {
  for (let tries = 1;; tries++) {
    const port = FIRST + Math.floor(Math.random() * (BEFORE - FIRST));
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return port;
    } catch (fault) {
      if (!(fault instanceof Deno.errors.AddrInUse) || tries === 100) throw fault;
    }
  }
}
