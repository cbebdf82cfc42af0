import { endsListening, seesNews } from "../../domain/live/find_news.ts";
import { isLater, type LiveCursor, type News } from "../../domain/live/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { State } from "./define.ts";

/** How often the books are asked what happened, once for all who look at one firm. */
const LOOK_MS = 500;
const HEARTBEAT_MS = 15_000;
/** A stream ends and is taken up again by the browser, so that who was logged out does not hear on for longer. */
const STREAM_MS = 50_000;
const RETRY_MS = 400;

type Asking = Pick<State["useCases"], "findNews">;
type Listener = (news: readonly News[]) => void;

interface Room {
  readonly listeners: Set<Listener>;
  cursor: LiveCursor;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const houses = new WeakMap<object, Map<OrganizationId, Room>>();
const streams = new Set<() => void>();

/** Ends every stream: the program is about to stop, and browsers will find the next one. */
export function endStreams(): void {
  for (const end of [...streams]) end();
}

/** What others do in the firm after the cursor, as server-sent events; each has its cursor as its id. */
export function newsStream(useCases: Asking, actor: Actor, after: LiveCursor): Response {
  const encoder = new TextEncoder();
  let last = after, stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let over = false;
      const close = () => {
        if (over) return;
        stop();
        controller.close();
      };
      const tell = (news: readonly News[]) => {
        for (const one of news) {
          if (!isLater(one.cursor, last)) continue;
          last = one.cursor;
          if (endsListening(actor, one)) return close();
          if (!seesNews(actor, one)) continue;
          const { kind, id } = one;
          send(`id: ${one.cursor}\nevent: news\ndata: ${JSON.stringify({ kind, id })}\n\n`);
        }
      };
      let waiting: News[] | null = [];
      const leave = listen(useCases, actor, last, (news) => waiting === null ? tell(news) : void waiting.push(...news));
      const heartbeat = setInterval(() => send(":\n\n"), HEARTBEAT_MS);
      stop = () => {
        over = true;
        leave();
        clearInterval(heartbeat);
        clearTimeout(end);
        streams.delete(close);
      };
      const end = setTimeout(close, STREAM_MS);
      streams.add(close);
      send(`retry: ${RETRY_MS}\n\n`);
      try {
        // What was missed while nobody listened comes first, then what came meanwhile.
        for (let more = true; more && !over;) {
          const { value } = await useCases.findNews(actor, last);
          if (over) return;
          tell(value);
          last = value.at(-1)?.cursor ?? last;
          more = value.length > 0;
        }
      } catch {
        return close();
      }
      if (!over) tell(waiting);
      waiting = null;
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" } });
}

/** Joins those who look at a firm; the first one starts the looking, the last one ends it. */
function listen(useCases: Asking, actor: Actor, from: LiveCursor, listener: Listener): () => void {
  const rooms = houses.get(useCases) ?? new Map<OrganizationId, Room>();
  houses.set(useCases, rooms);
  const room = rooms.get(actor.organizationId) ?? { listeners: new Set(), cursor: from, timer: undefined };
  const look = async () => {
    try {
      const { value: news } = await useCases.findNews(actor, room.cursor);
      if (news.length > 0) {
        room.cursor = news.at(-1)!.cursor;
        for (const each of [...room.listeners]) each(news);
      }
    } catch { /* The database is away for a moment: the next look finds what this one missed. */ }
    if (room.listeners.size > 0) room.timer = setTimeout(look, LOOK_MS);
  };
  room.listeners.add(listener);
  if (room.listeners.size === 1) {
    rooms.set(actor.organizationId, room);
    room.timer = setTimeout(look, LOOK_MS);
  }
  return () => {
    room.listeners.delete(listener);
    if (room.listeners.size > 0) return;
    clearTimeout(room.timer);
    if (rooms.get(actor.organizationId) === room) rooms.delete(actor.organizationId);
  };
}
