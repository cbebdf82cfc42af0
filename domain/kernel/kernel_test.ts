// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./every_part_cases.ts";
import "./holidays_cases.ts";
import "./ids_cases.ts";
import "./money_cases.ts";
import "./no_float_cases.ts";
import "./page_cases.ts";
import "./permissions_cases.ts";
import "./text_cases.ts";
import "./time_cases.ts";
