// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./draft_cases.ts";
import "./mirror_cases.ts";
import "./reconcile_cases.ts";
import "./rounds_cases.ts";
