// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./occurrence_cases.ts";
import "./plan_cases.ts";
import "./rule_cases.ts";
