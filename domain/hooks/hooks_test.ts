// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./hook_cases.ts";
import "./target_cases.ts";
