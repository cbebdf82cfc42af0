type Fetch = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => Response | Promise<Response>;

/**
 * Lets so many requests in at a time; who comes later waits, in the order of coming. More at once are answered no sooner, and
 * what each of them has read by then lies in memory. Only those that bring no body wait or are counted: a slow sender must not
 * hold up the others.
 */
export function inTurns(site: Fetch, most: number): Fetch {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (request, info) => {
    if (request.method !== "GET" && request.method !== "HEAD") return await site(request, info);
    if (inside < most) inside++;
    else await new Promise<void>((letIn) => waiting.push(letIn));
    try {
      return await site(request, info);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside--;
    }
  };
}
