import { endsListening, seesNews } from "../../domain/live/find_news.ts";
import { isLater, type LiveCursor, MOST_NEWS, type News } from "../../domain/live/ports.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { State } from "./define.ts";

/** How often the books are asked what happened, once for all who look at one firm. */
const LOOK_MS = 500;
const HEARTBEAT_MS = 15_000;
/** A stream ends and is taken up again by the browser, so that who was logged out does not hear on for longer. */
const STREAM_MS = 50_000;
const RETRY_MS = 400;

/** An import changes thousands: of more than so many at once only the number is told. */
const MOST_APART = 20;

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
        const seen: News[] = [];
        let ends = false;
        for (const one of news) {
          if (!isLater(one.cursor, last)) continue;
          last = one.cursor;
          ends = endsListening(actor, one);
          if (ends) break;
          if (seesNews(actor, one)) seen.push(one);
        }
        if (seen.length > 0) send(written(seen));
        if (ends) close();
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

/** News as events, each with the place to go on from. Of very many only the last says one, so a stream that is cut among them tells them again. */
function written(news: readonly News[]): string {
  if (news.length <= MOST_APART) {
    return news.map(({ cursor, kind, type, id }) => `id: ${cursor}\n${eventOf({ kind, type, id })}`).join("");
  }
  const types = [...new Set(news.map(({ type }) => type))];
  const many = types.map((type) => {
    const count = news.filter((one) => one.type === type).length;
    return eventOf({ kind: "many", type, id: null, count });
  });
  return many.slice(0, -1).join("") + `id: ${news.at(-1)!.cursor}\n${many.at(-1)}`;
}

function eventOf(told: Readonly<Record<string, unknown>>): string {
  return `event: news\ndata: ${JSON.stringify(told)}\n\n`;
}

/** Joins those who look at a firm; the first one starts the looking, the last one ends it. */
function listen(useCases: Asking, actor: Actor, from: LiveCursor, listener: Listener): () => void {
  const rooms = houses.get(useCases) ?? new Map<OrganizationId, Room>();
  houses.set(useCases, rooms);
  const room = rooms.get(actor.organizationId) ?? { listeners: new Set(), cursor: from, timer: undefined };
  const look = async () => {
    let more = false;
    try {
      const { value: news } = await useCases.findNews(actor, room.cursor);
      if (news.length > 0) {
        room.cursor = news.at(-1)!.cursor;
        more = news.length === MOST_NEWS;
        for (const each of [...room.listeners]) each(news);
      }
    } catch { /* The database is away for a moment: the next look finds what this one missed. */ }
    if (room.listeners.size > 0) room.timer = setTimeout(look, more ? 0 : LOOK_MS);
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
