// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./hours_cases.ts";
import "./mirror_cases.ts";
import "./plan_cases.ts";
import "./slots_cases.ts";
import "./visit_event_cases.ts";
