// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./lead_cases.ts";
import "./scoring_cases.ts";
