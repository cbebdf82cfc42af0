// All that the runtime may hold: Preact, signals and what starts the islands.
export * from "preact";
export * from "preact/hooks";
export * from "preact/jsx-runtime";
export * from "@preact/signals";
export { boot } from "./boot.ts";
