// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./customer_cases.ts";
import "./merge_cases.ts";
import "./timeline_cases.ts";
import "./use_cases_cases.ts";
