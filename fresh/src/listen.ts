export type ListenOptions =
  & Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem>
  & { remoteAddress?: string };

/** Serves until the process ends, on port 8000 unless another is given. */
export async function listenOn(handler: Deno.ServeHandler, options: ListenOptions): Promise<void> {
  await Deno.serve({ port: 8000, ...options } as Deno.ServeTcpOptions, handler).finished;
}
