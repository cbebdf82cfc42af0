export type ListenOptions =
  & Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem>
  & { remoteAddress?: string };

const FIRST_PORT = 8000;
const LAST_PORT = 8019;

/** Serves until the process ends; without a port on the first free one from 8000 on. */
export async function listenOn(handler: Deno.ServeHandler, options: ListenOptions, basePath = ""): Promise<void> {
  const onListen = options.onListen ??
    (({ hostname, port }: { hostname: string; port: number }) => {
      const host = hostname === "0.0.0.0" || hostname === "::" ? "localhost" : hostname;
      console.log(
        `Ready on ${options.cert ? "https" : "http"}://${host}:${port}${basePath}/`,
      );
    });
  for (let port = options.port ?? FIRST_PORT;; port++) {
    try {
      await Deno.serve({ ...options, port, onListen } as Deno.ServeTcpOptions, handler).finished;
      return;
    } catch (error) {
      const mayGoOn = options.port === undefined && port < LAST_PORT;
      if (!(error instanceof Deno.errors.AddrInUse) || !mayGoOn) throw error;
    }
  }
}
