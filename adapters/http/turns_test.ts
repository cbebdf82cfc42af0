import assert from "node:assert/strict";
import { inTurns } from "./turns.ts";

const INFO = {} as Deno.ServeHandlerInfo<Deno.NetAddr>;
const get = (path: string, method = "GET") => new Request(`http://localhost${path}`, { method });

Deno.test("so many are let in at a time, the others in the order they came, and what sends something never waits", async () => {
  const inside: string[] = [], ends = new Map<string, (error?: Error) => void>();
  const site = inTurns((request) => {
    const { pathname } = new URL(request.url);
    inside.push(pathname);
    return new Promise((resolve, reject) =>
      ends.set(pathname, (error) => error ? reject(error) : resolve(new Response(pathname)))
    );
  }, 2);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

  const first = site(get("/1"), INFO) as Promise<Response>,
    second = site(get("/2"), INFO),
    third = site(get("/3"), INFO);
  site(get("/4"), INFO);
  site(get("/sent", "POST"), INFO);
  await settle();
  assert.deepEqual(inside, ["/1", "/2", "/sent"]);

  ends.get("/1")!(new Error("broken"));
  await assert.rejects(first);
  await settle();
  assert.deepEqual(inside, ["/1", "/2", "/sent", "/3"], "who fails makes room, too");

  ends.get("/3")!();
  assert.equal(await (await third).text(), "/3");
  await settle();
  assert.deepEqual(inside.slice(4), ["/4"]);
  ends.get("/2")!();
  ends.get("/4")!();
  await second;
});
